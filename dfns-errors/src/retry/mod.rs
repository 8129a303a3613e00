//! May the request be sent again, and when?
//!
//! - the rules are part of the spec model: `Retry`, `Wait` and `Idempotency`
//! - `transport`: what a request that ended without a response says
//! - `delay`, `retries`: the wait before the next attempt, and whether there is one

pub(crate) mod delay;
pub(crate) mod retries;
pub(crate) mod transport;
