//! The retry policy, with a clock that tests can wind.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use dfns_errors::tower::RetryPolicy;
use dfns_errors::{DfnsError, Idempotency, Wait, dfns_errors};
use tokio::time::Instant;
use tower::{ServiceExt as _, retry::Retry, service_fn};

#[dfns_errors]
#[derive(Debug)]
enum ClientError {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(transparent)]
    Io(#[from] std::io::Error),
}

#[derive(Clone)]
struct Transfer {
    has_external_id: bool,
}

fn idempotency(transfer: &Transfer) -> Idempotency {
    if transfer.has_external_id { Idempotency::Idempotent } else { Idempotency::NotIdempotent }
}

fn failed(status: u16) -> ClientError {
    DfnsError::from_response(status, "{}").unwrap().into()
}

/// Returns how often the transfer was sent, and how long that took.
async fn send(
    policy: RetryPolicy<fn(&Transfer) -> Idempotency>,
    has_external_id: bool,
    fail: impl Fn(u32) -> Result<(), ClientError> + Copy,
) -> (u32, Duration) {
    let (sent, started) = (Arc::<AtomicU32>::default(), Instant::now());
    let counted = Arc::clone(&sent);
    let service = service_fn(move |_: Transfer| {
        let attempt = counted.fetch_add(1, Ordering::SeqCst) + 1;
        async move { fail(attempt) }
    });
    let _ = Retry::new(policy, service).oneshot(Transfer { has_external_id }).await;
    (sent.load(Ordering::SeqCst), started.elapsed())
}

fn policy() -> RetryPolicy<fn(&Transfer) -> Idempotency> {
    RetryPolicy::new(idempotency)
}

#[tokio::test(start_paused = true)]
async fn a_transfer_without_an_external_id_is_never_sent_twice_after_a_500_or_a_timeout() {
    assert_eq!(send(policy(), false, |_| Err(failed(500))).await.0, 1);
    assert_eq!(send(policy(), false, |_| Err(failed(503))).await.0, 1);
    let timed_out = |_| Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into());
    assert_eq!(send(policy(), false, timed_out).await.0, 1);
    assert_eq!(send(policy(), true, |_| Err(failed(500))).await.0, 5);
}

#[tokio::test(start_paused = true)]
async fn an_unprocessed_request_is_retried_even_if_not_idempotent() {
    assert_eq!(send(policy(), false, |_| Err(failed(429))).await.0, 5);
    let refused = |_| Err(std::io::Error::from(std::io::ErrorKind::ConnectionRefused).into());
    assert_eq!(send(policy(), false, refused).await.0, 5);
    let second_works = |attempt| if attempt == 1 { Err(failed(429)) } else { Ok(()) };
    assert_eq!(send(policy(), false, second_works).await.0, 2);
}

#[tokio::test(start_paused = true)]
async fn permanent_errors_are_never_retried() {
    for status in [202, 400, 401, 404, 409, 422] {
        assert_eq!(send(policy(), true, |_| Err(failed(status))).await.0, 1, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_is_limited() {
    for (attempts, sent) in [(0, 1), (1, 1), (2, 2), (7, 7)] {
        assert_eq!(send(policy().with_attempts(attempts), true, |_| Err(failed(429))).await.0, sent);
    }
}

#[tokio::test(start_paused = true)]
async fn the_server_sets_the_wait() {
    let (_, took) = send(policy().with_attempts(2), true, asks_for("7")).await;
    assert_eq!(took.as_secs(), 7);
}

fn asks_for(wait: &'static str) -> impl Fn(u32) -> Result<(), ClientError> + Copy {
    move |_| Err(DfnsError::check(429, [("retry-after", wait)], "").unwrap_err().into())
}

#[tokio::test(start_paused = true)]
async fn a_wait_longer_than_the_limit_ends_the_call() {
    let (sent, took) = send(policy(), true, asks_for("120")).await;
    assert_eq!((sent, took.as_secs()), (5, 4 * 120), "two minutes are allowed");
    for wait in ["121", "3600", "99999999999999999999"] {
        assert_eq!(send(policy(), true, asks_for(wait)).await, (1, Duration::ZERO), "{wait}");
    }
    let hasty = policy().with_longest_wait(Duration::from_secs(9));
    assert_eq!(send(hasty.clone(), true, asks_for("10")).await.0, 1);
    assert_eq!(send(hasty, true, asks_for("9")).await.0, 5);
}

#[tokio::test(start_paused = true)]
async fn without_a_retry_after_the_wait_grows_within_its_bounds() {
    let (_, short) = send(policy().with_attempts(2), true, |_| Err(failed(500))).await;
    assert!((Wait::ShortDelay.shortest()..=Wait::ShortDelay.longest()).contains(&short), "{short:?}");
    let (_, once) = send(policy().with_attempts(2), true, |_| Err(failed(503))).await;
    let upper = Wait::Backoff.shortest().mul_f64(1.0 + Wait::JITTER) + Duration::from_millis(2);
    assert!((Wait::Backoff.shortest()..=upper).contains(&once), "{once:?}");
    let (sent, long) = send(policy().with_attempts(12), true, |_| Err(failed(503))).await;
    assert!(sent == 12 && long > Duration::from_secs(60) && long <= 11 * Wait::Backoff.longest(), "{long:?}");
}
