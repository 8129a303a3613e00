//! Responses and errors of reqwest 0.13, from servers that behave and servers that don't.

#[path = "client/mod.rs"]
mod client;

use dfns_errors::reqwest::ResponseExt;
use reqwest as version;

use crate::server;
