//! Tests of the macro without a compiler around it. A proc-macro crate exports no functions, so they are compiled as a part
//! of it.

mod another_api;
mod follow_the_help;
mod golden;
mod half_typed;

use proc_macro2::TokenStream;

use crate::attribute::expand_attribute;
use crate::source::Origin;

/// Expands `#[dfns_errors(arguments)]` on an item.
fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand_attribute(Origin::BuiltIn, arguments, item)
}
