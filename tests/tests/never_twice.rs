//! Random sequences of failures: a payment is never sent twice after an unknown outcome, and nothing is sent before the
//! wait is over that the server asked for.

use std::io;
use std::time::Duration;

use dfns_errors::{Idempotency, Retries, dfns_errors};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

#[dfns_errors(spec = "fixtures/good/money.json")]
#[derive(Debug)]
enum PayError {
    #[dfns(transparent)]
    Io(#[from] io::Error),
}

/// What a failure means for the payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It may have been made.
    Unknown,
    /// It was not made.
    NotMade,
    /// This attempt was refused. That says nothing about earlier ones.
    Refused,
    /// The response says what became of the whole call.
    Settled,
}

#[derive(Debug, Clone, Copy)]
enum Failure {
    Response(u16, &'static str),
    NoResponse(io::ErrorKind),
}

/// What each failure means is written down here, not computed.
const FAILURES: &[(Failure, Outcome)] = &[
    (Failure::Response(200, r#"{"code":"ALREADY_KNOWN"}"#), Outcome::Settled),
    (Failure::Response(202, "{}"), Outcome::Settled),
    (Failure::Response(402, "{}"), Outcome::Refused),
    (Failure::Response(408, ""), Outcome::Unknown),
    (Failure::Response(409, ""), Outcome::Settled),
    (Failure::Response(409, r#"{"code":"LOCKED"}"#), Outcome::Refused),
    (Failure::Response(422, "{}"), Outcome::Refused),
    (Failure::Response(422, r#"{"code":"ORDER_ALREADY_CAPTURED"}"#), Outcome::Settled),
    (Failure::Response(429, "{}"), Outcome::NotMade),
    (Failure::Response(429, "[{}]"), Outcome::NotMade),
    (Failure::Response(429, "[{},{}]"), Outcome::Unknown),
    (Failure::Response(429, "[{},"), Outcome::Unknown),
    (Failure::Response(500, "{}"), Outcome::Unknown),
    (Failure::Response(501, ""), Outcome::Refused),
    (Failure::Response(503, "{}"), Outcome::Unknown),
    (Failure::Response(503, r#"{"code":"MAINTENANCE"}"#), Outcome::NotMade),
    (Failure::Response(503, r#"{"code":"OVERLOADED"}"#), Outcome::Unknown),
    (Failure::NoResponse(io::ErrorKind::ConnectionRefused), Outcome::NotMade),
    (Failure::NoResponse(io::ErrorKind::ConnectionReset), Outcome::Unknown),
    (Failure::NoResponse(io::ErrorKind::InvalidInput), Outcome::Refused),
    (Failure::NoResponse(io::ErrorKind::TimedOut), Outcome::Unknown),
];

#[derive(Debug, Clone, Copy)]
struct Attempt {
    failure: Failure,
    outcome: Outcome,
    /// What the server asks for, in seconds.
    asked: Option<u64>,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let asked = prop_oneof![Just(None), Just(Some(0)), (1..200_u64).prop_map(Some)];
    (select(FAILURES), asked).prop_map(|((failure, outcome), asked)| {
        let has_headers = matches!(failure, Failure::Response(..));
        Attempt { failure, outcome, asked: asked.filter(|_| has_headers) }
    })
}

impl Attempt {
    /// Returns the error, with the number of the attempt as its id.
    fn error(self, number: usize) -> PayError {
        let number = number.to_string();
        let (status, body) = match self.failure {
            Failure::Response(status, body) => (status, body),
            Failure::NoResponse(kind) => return io::Error::new(kind, number).into(),
        };
        let asked = self.asked.map(|seconds| seconds.to_string());
        let mut headers = vec![("request-id", number.as_str())];
        headers.extend(asked.as_deref().map(|seconds| ("retry-after", seconds)));
        PayError::check(status, headers.as_slice(), body).unwrap_err()
    }

    /// Returns `true` if the request may be sent again, once the wait is over.
    fn may_be_repeated(self, request: Idempotency, limit: u64) -> bool {
        let is_harmless = match self.outcome {
            Outcome::NotMade => true,
            Outcome::Unknown => request == Idempotency::Idempotent,
            Outcome::Refused | Outcome::Settled => false,
        };
        is_harmless && self.asked.is_none_or(|seconds| seconds <= limit)
    }
}

/// Returns the number of the attempt that ended with this error.
fn number_of(error: &PayError) -> usize {
    let text = error.to_string();
    error.id().unwrap_or(&text).parse().unwrap()
}

proptest! {
    #![proptest_config(Config { cases: 5_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn nothing_is_paid_twice_and_nothing_is_sent_too_early(
        sequence in prop::collection::vec(attempt(), 1..9),
        request in select(&[Idempotency::Idempotent, Idempotency::NotIdempotent][..]),
        attempts in 0..9_u32,
        limit in 0..200_u64,
    ) {
        let mut retries = Retries::new(request).with_attempts(attempts).with_longest_wait(Duration::from_secs(limit));
        let mut last_unknown = None;
        for (number, attempt) in sequence.into_iter().enumerate() {
            let has_attempts_left = number + 1 < attempts as usize;
            let may_be_repeated = has_attempts_left && attempt.may_be_repeated(request, limit);
            match retries.delay_after(attempt.error(number)) {
                Ok(wait) => {
                    prop_assert!(may_be_repeated, "sent again after attempt {number}");
                    let asked = attempt.asked.filter(|seconds| *seconds > 0).map(Duration::from_secs);
                    prop_assert!(asked.is_none_or(|asked| wait == asked), "{wait:?} after attempt {number}");
                }
                Err(error) => {
                    prop_assert!(!may_be_repeated, "gave up after attempt {number}");
                    let explains_the_call = matches!(attempt.outcome, Outcome::Unknown | Outcome::Settled);
                    let expected = last_unknown.filter(|_| !explains_the_call).unwrap_or(number);
                    prop_assert_eq!(number_of(&error), expected);
                    let other = retries.into_other_error().map(|other| number_of(&other));
                    let both = last_unknown.map(|unknown| if expected == number { unknown } else { number });
                    prop_assert_eq!(other, both, "the other error");
                    break;
                }
            }
            if attempt.outcome == Outcome::Unknown {
                last_unknown = Some(number);
            }
        }
    }
}
