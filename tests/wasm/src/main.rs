//! Runs what a browser or a worker needs from dfns-errors, without JavaScript: `run.mjs` gives it no imports. The exit
//! status says which check failed, because there is nothing to print to. A panic is a trap.

use std::process::ExitCode;
use std::time::Duration;

use dfns_errors::axum::Problem;
use dfns_errors::{DfnsError, Idempotency, Retries, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
enum WalletError {
    #[dfns(display = "no response from {0}")]
    Silent(String),
}

const CHECKS: [fn() -> bool; 8] = [
    a_404_is_decoded,
    a_report_and_a_log_record_are_written,
    an_error_of_the_user_is_reported_and_logged,
    a_success_comes_back,
    a_wait_in_seconds_is_kept,
    a_wait_until_a_date_counts_from_the_date_of_the_response,
    without_that_date_the_backoff_is_left,
    an_event_and_a_problem_are_made,
];

fn main() -> ExitCode {
    for (number, check) in (1..).zip(CHECKS) {
        if !check() {
            return ExitCode::from(number);
        }
    }
    ExitCode::SUCCESS
}

const BODY: &str = r#"{"error":{"id":"20388","message":"wallet not found"}}"#;

fn refused(headers: &[(&str, &str)]) -> Option<WalletError> {
    WalletError::check(429, headers, "{}").err()
}

/// Returns the wait before the second attempt.
fn delay(headers: &[(&str, &str)]) -> Option<Duration> {
    Retries::new(Idempotency::NotIdempotent).delay_after(refused(headers)?).ok()
}

fn a_404_is_decoded() -> bool {
    let Some(error) = WalletError::from_response(404, BODY) else { return false };
    error.code() == "dfns::not_found" && error.id() == Some("20388") && error.is_not_found()
}

fn a_report_and_a_log_record_are_written() -> bool {
    let Some(error) = WalletError::from_response(404, BODY) else { return false };
    let start = "code=dfns::not_found status=404 id=20388 message=\"wallet not found\" retry=never docs=https://";
    format!("{error:#}").starts_with("404 Not Found: wallet not found (error id 20388)\n\n")
        && error.log_record().to_string().starts_with(start)
}

fn an_error_of_the_user_is_reported_and_logged() -> bool {
    let error = WalletError::Silent("https://api.example/SECRET".to_owned());
    format!("{error:#}") == "no response from https://api.example"
        && error.log_record().to_string()
            == "code=own::silent message=\"no response from https://api.example\" retry=never"
}

fn a_success_comes_back() -> bool {
    let Ok(response) = dfns_errors::http::check::<DfnsError, _>(http::Response::new("{}")) else { return false };
    *response.body() == "{}"
}

fn a_wait_in_seconds_is_kept() -> bool {
    delay(&[("retry-after", "7")]) == Some(Duration::from_secs(7))
}

fn a_wait_until_a_date_counts_from_the_date_of_the_response() -> bool {
    let date = ("date", "Thu, 01 Jan 1970 00:00:30 GMT");
    delay(&[("retry-after", "Thu, 01 Jan 1970 00:01:00 GMT"), date]) == Some(Duration::from_secs(30))
        && delay(&[("x-ratelimit-reset", "60"), date]) == Some(Duration::from_secs(30))
}

fn without_that_date_the_backoff_is_left() -> bool {
    let backoff = Duration::from_millis(500)..=Duration::from_millis(750);
    for header in [("retry-after", "Tue, 31 Dec 2999 23:59:59 GMT"), ("x-ratelimit-reset", "32503679999")] {
        let Some(error) = refused(&[header]) else { return false };
        if error.retry_after().is_some() || !delay(&[header]).is_some_and(|delay| backoff.contains(&delay)) {
            return false;
        }
    }
    true
}

fn an_event_and_a_problem_are_made() -> bool {
    let Some(error) = refused(&[("retry-after", "Tue, 31 Dec 2999 23:59:59 GMT")]) else { return false };
    dfns_errors::event!(tracing::Level::ERROR, &error, "refused");
    Problem::of(&error).status() == 429
}
