//! The spec as static data.

use dfns_errors_spec::model::{
    Cause, Condition, Entry, Envelope, Field, Kind, Pointer, Retry, Rule, Scalar, Unlisted, Wait,
};
use dfns_errors_spec::{Spec, snake_case};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::resolve::Resolved;

/// Writes the spec's table.
pub(super) fn table(resolved: &Resolved<'_>) -> TokenStream {
    let private = resolved.private();
    let spec = spec(resolved);
    quote! {
        static DFNS: #private::Spec = {
            use #private as __dfns;
            #spec
        };
    }
}

fn spec(resolved: &Resolved<'_>) -> TokenStream {
    let Spec { api, prefix, envelope, errors, unlisted } = resolved.spec();
    let fingerprint = resolved.source.fingerprint;
    let (codes, envelope, never) = (codes(prefix), self::envelope(envelope), self::unlisted(&REST));
    let (headers, retry_after) = waits(prefix);
    let entries = list(&quote!(ErrorEntry), errors.iter().map(|entry| self::entry(entry, prefix, resolved)));
    let rules = list(&quote!(EntryRules), errors.iter().map(entry_rules));
    let unlisted = unlisted.iter().map(self::unlisted);
    quote! {
        __dfns::Spec {
            api: #api, fingerprint: #fingerprint, codes: #codes, envelope: #envelope, headers: #headers,
            retry_after: #retry_after, entries: #entries, rules: #rules, unlisted: &[#(#unlisted),*], never: #never,
        }
    }
}

fn codes(prefix: &str) -> TokenStream {
    let code = |name: &str| format!("{prefix}::{name}");
    let (other, transparent) = (code("other"), code("transparent"));
    let (not_connected, timed_out) = (code("transport::not_connected"), code("transport::timed_out"));
    let (interrupted, other_transport) = (code("transport::interrupted"), code("transport::other"));
    quote! {
        __dfns::Codes {
            other: #other, transparent: #transparent, not_connected: #not_connected, timed_out: #timed_out,
            interrupted: #interrupted, other_transport: #other_transport,
        }
    }
}

/// The headers to keep, and where the server says how long to wait.
fn waits(prefix: &str) -> (TokenStream, TokenStream) {
    if prefix != "dfns" {
        return (quote!(&[]), quote!(&[]));
    }
    let reset = quote! {
        __dfns::WaitSource {
            place: __dfns::WaitPlace::Header("X-RateLimit-Reset"), unit: __dfns::Unit::UnixSeconds, first: 429, last: 429,
        }
    };
    (quote!(&["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]), quote!(&[#reset]))
}

/// Makes each element a constant of its own: the compiler's time for one expression grows faster than the expression.
fn list(of: &TokenStream, elements: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!(&[#({ const ELEMENT: __dfns::#of = #elements; ELEMENT }),*])
}

/// The rule of a status that no rule of the spec covers.
const REST: Unlisted = Unlisted { first: 0, last: u16::MAX, retry: Retry::Never };

fn envelope(envelope: &Envelope) -> TokenStream {
    let at = envelope.at.iter().map(pointer);
    let [id, status, details] =
        [&envelope.id, &envelope.status, &envelope.details].map(|field| option(field.as_ref().map(pointer)));
    let message = pointer(&envelope.message);
    quote! {
        __dfns::Envelope { at: &[#(#at),*], id: #id, status: #status, message: #message, details: #details }
    }
}

fn entry(entry: &Entry, prefix: &str, resolved: &Resolved<'_>) -> TokenStream {
    let Entry { name, title, description, solutions, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let kind = match entry.kind {
        Kind::Error => quote!(Error),
        Kind::Pending => quote!(Pending),
    };
    let causes = causes(entry, resolved);
    let code = format!("{prefix}::{}", snake_case(&entry.name));
    let retry = retry(entry.retry);
    let docs = option(entry.docs.as_ref().map(|link| quote!(#link)));
    quote! {
        __dfns::ErrorEntry {
            status: #status, name: #name, code: #code, title: #title, description: #description, kind: __dfns::Kind::#kind,
            causes: #causes, solutions: &[#(#solutions),*], retry: #retry, docs: #docs,
        }
    }
}

/// Refers to the entries beside the cause enum.
fn causes(entry: &Entry, resolved: &Resolved<'_>) -> TokenStream {
    if entry.causes.is_empty() {
        return quote!(&[]);
    }
    let path = resolved.cause_path(entry);
    quote!(<#path as __dfns::Cause>::ENTRIES)
}

pub(super) fn cause_entry(cause: &Cause, entry: &Entry, prefix: &str) -> TokenStream {
    let Cause { name, description, solutions, .. } = cause;
    let code = format!("{prefix}::{}::{}", snake_case(&entry.name), snake_case(name));
    let is_recognized = !cause.when.is_empty();
    let retry = retry(cause.retry);
    quote! {
        __dfns::CauseEntry {
            name: #name, code: #code, description: #description, solutions: &[#(#solutions),*], retry: #retry,
            is_recognized: #is_recognized,
        }
    }
}

fn entry_rules(entry: &Entry) -> TokenStream {
    let advice = entry.advice(entry.retry);
    let causes = entry.causes.iter().map(|cause| cause_rules(cause, entry));
    let fields = entry.fields.iter().map(field);
    quote! {
        __dfns::EntryRules { advice: #advice, causes: &[#(#causes),*], fields: &[#(#fields),*] }
    }
}

fn cause_rules(cause: &Cause, entry: &Entry) -> TokenStream {
    let advice = entry.advice(cause.retry);
    let when = cause.when.iter().map(rule);
    quote!(__dfns::CauseRules { advice: #advice, when: &[#(#when),*] })
}

fn rule(rule: &Rule) -> TokenStream {
    let conditions = rule.conditions.iter().map(condition);
    quote!(&[#(#conditions),*])
}

fn condition(condition: &Condition) -> TokenStream {
    let condition = match condition {
        Condition::MessageEquals(text) => quote!(MessageEquals(#text)),
        Condition::MessageStartsWith(text) => quote!(MessageStartsWith(#text)),
        Condition::MessageContains(text) => quote!(MessageContains(#text)),
        Condition::DetailsHas(place) => {
            let place = pointer(place);
            quote!(DetailsHas(#place))
        }
        Condition::DetailsEquals(place, value) => {
            let (place, value) = (pointer(place), scalar(value));
            quote!(DetailsEquals(#place, __dfns::Scalar::#value))
        }
    };
    quote!(__dfns::Condition::#condition)
}

fn scalar(scalar: &Scalar) -> TokenStream {
    match scalar {
        Scalar::Null => quote!(Word("null")),
        Scalar::Bool(true) => quote!(Word("true")),
        Scalar::Bool(false) => quote!(Word("false")),
        Scalar::Number(number) => quote!(Number(#number)),
        Scalar::String(text) => quote!(String(#text)),
    }
}

fn field(field: &Field) -> TokenStream {
    let (name, pointer) = (&field.name, pointer(&field.pointer));
    quote!(__dfns::Field { name: #name, pointer: #pointer })
}

fn unlisted(rule: &Unlisted) -> TokenStream {
    let (first, last) = (Literal::u16_unsuffixed(rule.first), Literal::u16_unsuffixed(rule.last));
    let (advice, retry) = (rule.retry.advice(), retry(rule.retry));
    quote!(__dfns::Unlisted { first: #first, last: #last, retry: #retry, advice: #advice })
}

fn pointer(pointer: &Pointer) -> TokenStream {
    let tokens = &pointer.tokens;
    quote!(&[#(#tokens),*])
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(__dfns::None), |value| quote!(__dfns::Some(#value)))
}

fn retry(retry: Retry) -> TokenStream {
    match retry {
        Retry::Never => quote!(__dfns::Retry::Never),
        Retry::IfIdempotent(wait) => conditional(&quote!(IfIdempotent), wait),
        Retry::Always(wait) => conditional(&quote!(Always), wait),
    }
}

fn conditional(when: &TokenStream, wait: Wait) -> TokenStream {
    let wait = match wait {
        Wait::Backoff => quote!(Backoff),
        Wait::ShortDelay => quote!(ShortDelay),
    };
    quote!(__dfns::Retry::#when(__dfns::Wait::#wait))
}
