//! Responses and errors of reqwest 0.12, from servers that behave and servers that don't.

#[path = "client/mod.rs"]
mod client;

use dfns_errors::reqwest012::ResponseExt;
use reqwest012 as version;

use crate::server;
