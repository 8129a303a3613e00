//! The spec as static data.

use dfns_errors_spec::model::{
    CauseEntry, Condition, Envelope, ErrorEntry, Example, Field, Kind, Place, Pointer, Retry, Rule, Scalar, Statuses,
    Subject, Test, Unit, Unlisted, Wait, WaitSource,
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
    let Spec { api, prefix, envelope, headers: _, retry_after, success, errors, unlisted } = resolved.spec();
    let fingerprint = resolved.source.fingerprint;
    let (codes, headers, never) = (codes(prefix), resolved.spec().kept_headers(), self::unlisted(&REST));
    let envelope = self::envelope(envelope);
    let retry_after = retry_after.iter().map(wait_source);
    let success = success.iter().copied().map(statuses);
    let entries = list(&quote!(ErrorEntry), errors.iter().map(|entry| self::entry(entry, prefix, resolved)));
    let rules = list(&quote!(EntryRules), errors.iter().map(entry_rules));
    let unlisted = unlisted.iter().map(self::unlisted);
    quote! {
        __dfns::Spec {
            api: #api, fingerprint: #fingerprint, codes: #codes, envelope: #envelope, headers: &[#(#headers),*],
            retry_after: &[#(#retry_after),*], success: &[#(#success),*], entries: #entries, rules: #rules,
            unlisted: &[#(#unlisted),*], never: #never,
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

fn wait_source(source: &WaitSource) -> TokenStream {
    let place = match &source.place {
        Place::Header(name) => quote!(Header(#name)),
        Place::Body(pointers) => {
            let pointers = self::pointers(pointers);
            quote!(Body(#pointers))
        }
    };
    let unit = match source.unit {
        Unit::Seconds => quote!(Seconds),
        Unit::Milliseconds => quote!(Milliseconds),
        Unit::UnixSeconds => quote!(UnixSeconds),
        Unit::Http => quote!(Http),
    };
    let statuses = statuses(source.statuses);
    quote!(__dfns::WaitSource { place: __dfns::WaitPlace::#place, unit: __dfns::Unit::#unit, statuses: #statuses })
}

fn statuses(statuses: Statuses) -> TokenStream {
    let (first, last) = (Literal::u16_unsuffixed(statuses.first), Literal::u16_unsuffixed(statuses.last));
    quote!(__dfns::Statuses(#first, #last))
}

/// Makes each element a constant of its own: the compiler's time for one expression grows faster than the expression.
fn list(of: &TokenStream, elements: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!(&[#({ const ELEMENT: __dfns::#of = #elements; ELEMENT }),*])
}

/// The rule of a status that no rule of the spec covers.
const REST: Unlisted = Unlisted { statuses: Statuses { first: 0, last: u16::MAX }, retry: Retry::Never };

fn envelope(envelope: &Envelope) -> TokenStream {
    let Envelope { at, id, id_header, status, message, code, details } = envelope;
    let [at, id, status, message, code, details] = [at, id, status, message, code, details].map(|list| pointers(list));
    let id_header = option(id_header.as_ref().map(|name| quote!(#name)));
    quote! {
        __dfns::Envelope {
            at: #at, id: #id, id_header: #id_header, status: #status, message: #message, code: #code, details: #details,
        }
    }
}

fn entry(entry: &ErrorEntry, prefix: &str, resolved: &Resolved<'_>) -> TokenStream {
    let ErrorEntry { name, title, description, solutions, .. } = entry;
    let status = Literal::u16_unsuffixed(entry.status);
    let kind = match entry.kind {
        Kind::Error => quote!(Error),
        Kind::Pending => quote!(Pending),
    };
    let causes = causes(entry, resolved);
    let code = format!("{prefix}::{}", snake_case(&entry.name));
    let retry = retry(entry.retry);
    let docs = option(entry.docs.as_ref().map(|link| quote!(#link)));
    let examples = entry.examples.iter().map(example);
    quote! {
        __dfns::ErrorEntry {
            status: #status, name: #name, code: #code, title: #title, description: #description, kind: __dfns::Kind::#kind,
            causes: #causes, solutions: &[#(#solutions),*], retry: #retry, docs: #docs, examples: &[#(#examples),*],
        }
    }
}

fn example(example: &Example) -> TokenStream {
    let body = &example.body;
    let headers = example.headers.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(__dfns::Example { body: #body, headers: &[#(#headers),*] })
}

/// Refers to the entries beside the cause enum.
fn causes(entry: &ErrorEntry, resolved: &Resolved<'_>) -> TokenStream {
    if entry.causes.is_empty() {
        return quote!(&[]);
    }
    let path = resolved.cause_path(entry);
    quote!(<#path as __dfns::Cause>::ENTRIES)
}

pub(super) fn cause_entry(cause: &CauseEntry, entry: &ErrorEntry, prefix: &str) -> TokenStream {
    let CauseEntry { name, description, solutions, .. } = cause;
    let code = format!("{prefix}::{}::{}", snake_case(&entry.name), snake_case(name));
    let is_recognized = !cause.when.is_empty();
    let retry = retry(cause.retry);
    let examples = cause.examples.iter().map(example);
    quote! {
        __dfns::CauseEntry {
            name: #name, code: #code, description: #description, solutions: &[#(#solutions),*], retry: #retry,
            is_recognized: #is_recognized, examples: &[#(#examples),*],
        }
    }
}

fn entry_rules(entry: &ErrorEntry) -> TokenStream {
    let advice = entry.advice(entry.retry);
    let causes = entry.causes.iter().map(|cause| cause_rules(cause, entry));
    let fields = entry.fields.iter().map(field);
    let when = entry.when.iter().map(rule);
    quote! {
        __dfns::EntryRules { when: &[#(#when),*], advice: #advice, causes: &[#(#causes),*], fields: &[#(#fields),*] }
    }
}

fn cause_rules(cause: &CauseEntry, entry: &ErrorEntry) -> TokenStream {
    let advice = entry.advice(cause.retry);
    let when = cause.when.iter().map(rule);
    quote!(__dfns::CauseRules { advice: #advice, when: &[#(#when),*] })
}

fn rule(rule: &Rule) -> TokenStream {
    let conditions = rule.conditions.iter().map(condition);
    quote!(&[#(#conditions),*])
}

fn condition(Condition { subject, test }: &Condition) -> TokenStream {
    let subject = match subject {
        Subject::Message => quote!(Message),
        Subject::Code => quote!(Code),
        Subject::Details(place) => at(&quote!(Details), place),
        Subject::Body(place) => at(&quote!(Body), place),
    };
    let test = match test {
        Test::Has => quote!(Has),
        Test::Equals(value) => {
            let value = scalar(value);
            quote!(Equals(__dfns::Scalar::#value))
        }
        Test::StartsWith(text) => quote!(StartsWith(#text)),
        Test::EndsWith(text) => quote!(EndsWith(#text)),
        Test::Contains(text) => quote!(Contains(#text)),
    };
    quote!(__dfns::Condition(__dfns::Subject::#subject, __dfns::Test::#test))
}

fn at(subject: &TokenStream, place: &Pointer) -> TokenStream {
    let place = pointer(place);
    quote!(#subject(#place))
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
    let (name, pointers) = (&field.name, pointers(&field.pointers));
    quote!(__dfns::Field { name: #name, pointers: #pointers })
}

fn unlisted(rule: &Unlisted) -> TokenStream {
    let statuses = statuses(rule.statuses);
    let (advice, retry) = (rule.retry.advice(), retry(rule.retry));
    quote!(__dfns::Unlisted { statuses: #statuses, retry: #retry, advice: #advice })
}

fn pointers(pointers: &[Pointer]) -> TokenStream {
    let pointers = pointers.iter().map(pointer);
    quote!(&[#(#pointers),*])
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
