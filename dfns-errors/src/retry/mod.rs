//! May the request be sent again, and when?
//!
//! - `rule`: what the spec says
//! - `transport`: what a request that ended without a response says
//! - `delay`, `retries`: the wait before the next attempt, and whether there is one

pub(crate) mod delay;
pub(crate) mod retries;
pub(crate) mod rule;
pub(crate) mod transport;
