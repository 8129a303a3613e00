//! Variant -> view: the data behind every getter of an error.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Display;
use std::iter::successors;
use std::time::Duration;

use crate::error::url::cut_urls;
use crate::response::body::{ErrorBody, Recognized};
use crate::response::recognize::causes_of;
use crate::retry::transport::Transport;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Idempotency, Kind, Retry, Spec};

/// One error, with the tables of its spec.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(crate) spec: &'static Spec,
    pub(crate) role: Role<'a>,
    pub(crate) body: Option<&'a ErrorBody>,
}

/// What a variant stands for.
#[derive(Clone, Copy)]
pub(crate) enum Role<'a> {
    /// An error of the spec and its cause, by their indices.
    Listed { entry: usize, cause: Option<usize> },
    /// One of several errors. The variant doesn't keep the body, which could tell them apart.
    OneOf { targets: &'static [Target], code: &'static str },
    /// A status that the spec does not list.
    Unlisted,
    /// A user-defined error.
    Own(Own<'a>),
}

/// A user-defined error.
#[derive(Clone, Copy)]
pub(crate) struct Own<'a> {
    pub(crate) display: &'a dyn Display,
    source: Option<&'a (dyn Error + 'static)>,
    code: &'static str,
    transport: Option<Transport>,
}

/// An entry, or one of its causes, by their indices.
type Target = (usize, Option<usize>);

impl<'a> View<'a> {
    /// Views a variant of one entry that does not keep the cause.
    #[must_use]
    pub fn of_entry(spec: &'static Spec, entry: usize, body: Option<&'a ErrorBody>) -> Self {
        let recognized = body.map_or_else(Recognized::default, |body| body.recognized_by(spec));
        // The variant overrides its body: a user may have combined them by hand.
        let cause = recognized.cause.filter(|_| recognized.entry == Some(entry));
        Self { spec, role: Role::Listed { entry, cause }, body }
    }

    /// Views a variant of one entry that keeps the cause with this index.
    #[must_use]
    pub fn with_cause(spec: &'static Spec, entry: usize, cause: Option<usize>, body: Option<&'a ErrorBody>) -> Self {
        Self { spec, role: Role::Listed { entry, cause }, body }
    }

    /// Views a variant of several entries and causes. Its body tells them apart.
    #[must_use]
    pub fn one_of(
        spec: &'static Spec,
        targets: &'static [Target],
        code: &'static str,
        body: Option<&'a ErrorBody>,
    ) -> Self {
        Self { spec, role: recognized(spec, body).unwrap_or(Role::OneOf { targets, code }), body }
    }

    /// Views the variant of statuses that the spec does not list. In a partial enum, its body may be an error that the
    /// spec lists but the enum does not name.
    #[must_use]
    pub fn other(spec: &'static Spec, body: Option<&'a ErrorBody>) -> Self {
        Self { spec, role: recognized(spec, body).unwrap_or(Role::Unlisted), body }
    }

    /// Views a response that is not in a variant.
    #[must_use]
    pub fn of_response(body: &'a ErrorBody) -> Self {
        Self::other(body.spec(), Some(body))
    }

    /// Views a variant that wraps a user-defined error.
    #[must_use]
    pub fn transparent(spec: &'static Spec, error: &'a (dyn Error + 'static)) -> Self {
        Self::own(spec, error, spec.codes.transparent, error.source())
    }

    /// Views a variant that wraps a transport error.
    #[must_use]
    pub fn transport(spec: &'static Spec, error: &'a (dyn Error + 'static), transport: Transport) -> Self {
        let code = match transport {
            Transport::NotConnected => spec.codes.not_connected,
            Transport::TimedOut => spec.codes.timed_out,
            Transport::Interrupted => spec.codes.interrupted,
            Transport::Other => spec.codes.other_transport,
        };
        let own = Own { display: error, source: error.source(), code, transport: Some(transport) };
        Self { spec, role: Role::Own(own), body: None }
    }

    /// Views a user-defined variant with a custom message. The enum itself displays that message.
    #[must_use]
    pub fn own(
        spec: &'static Spec,
        display: &'a dyn Display,
        code: &'static str,
        source: Option<&'a (dyn Error + 'static)>,
    ) -> Self {
        Self { spec, role: Role::Own(Own { display, source, code, transport: None }), body: None }
    }

    /// Returns the scalar in the body at the entry's field with this name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<Cow<'a, str>> {
        let (entry, _) = self.listed()?;
        let field = self.spec.errors.get(entry)?.fields.iter().find(|field| field.name == name)?;
        if self.is_pending() { self.body?.at_root(field.pointers) } else { self.body?.in_envelope(field.pointers) }
    }

    /// Returns the source of a user-defined error.
    #[must_use]
    pub fn source(self) -> Option<&'a (dyn Error + 'static)> {
        self.as_own()?.source
    }

    /// Returns how far the request got, if this is a transport error.
    pub(crate) fn transport_of(self) -> Option<Transport> {
        self.as_own()?.transport
    }

    /// Returns the message of a user-defined error, followed by those of its sources, with URLs cut after the host. Skips a
    /// message that the previous one already contains.
    pub(crate) fn own_messages(self) -> Option<Vec<String>> {
        let own = self.as_own()?;
        let mut previous = own.display.to_string();
        let mut messages = vec![cut_urls(&previous)];
        for source in successors(own.source, |&source| source.source()) {
            let message = source.to_string();
            if !previous.contains(&message) {
                messages.push(cut_urls(&message));
            }
            previous = message;
        }
        Some(messages)
    }

    /// Returns a user-defined error; `None` for an error of the API.
    pub(crate) fn as_own(self) -> Option<Own<'a>> {
        let Role::Own(own) = self.role else { return None };
        Some(own)
    }

    pub(crate) fn status(self) -> Option<u16> {
        let of_response = self.body.map(ErrorBody::status);
        of_response.or_else(|| self.entry()?.only_status())
    }

    /// Returns the code for logs and metrics.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self.role {
            Role::Listed { .. } => {
                let entry = self.entry().map(|entry| entry.code);
                self.cause_entry().map(|cause| cause.code).or(entry).unwrap_or(self.spec.codes.other)
            }
            Role::OneOf { code, .. } => code,
            Role::Unlisted => self.spec.codes.other,
            Role::Own(own) => own.code,
        }
    }

    /// Returns the spec's entry; `None` if there is none, or if several are possible.
    #[must_use]
    pub fn entry(self) -> Option<&'static ErrorEntry> {
        self.spec.errors.get(self.listed()?.0)
    }

    /// Returns the spec's entry for the recognized cause.
    #[must_use]
    pub fn cause_entry(self) -> Option<&'static CauseEntry> {
        let (_, cause) = self.listed()?;
        self.entry()?.causes.get(cause?)
    }

    /// Returns the spec's entries for all recognized causes.
    pub(crate) fn recognized_causes(self) -> impl Iterator<Item = &'static CauseEntry> + use<> {
        let causes = self.entry().map_or(&[][..], |entry| entry.causes);
        self.causes().into_iter().filter_map(|cause| causes.get(cause))
    }

    /// Returns the indices of the recognized causes. The variant overrides its body, which can have more of them.
    fn causes(self) -> Vec<usize> {
        let Recognized { entry: Some(_), cause: Some(cause) } = self.as_recognized() else { return Vec::new() };
        let body = self.body.filter(|body| body.recognized_by(self.spec) == self.as_recognized());
        match (self.entry(), body) {
            (Some(entry), Some(body)) => causes_of(entry, body).map(|(cause, _)| cause).collect(),
            _ => vec![cause],
        }
    }

    pub(crate) fn solutions(self) -> Solutions {
        let of_causes = self.recognized_causes().flat_map(|cause| cause.solutions);
        let of_entry = self.entry().map_or(&[][..], |entry| entry.solutions);
        Solutions { texts: of_causes.chain(of_entry).copied().collect::<Vec<_>>().into_iter() }
    }

    pub(crate) fn docs_url(self) -> Option<&'static str> {
        self.entry()?.docs
    }

    pub(crate) fn body(self) -> Option<&'a ErrorBody> {
        self.body
    }

    pub(crate) fn id(self) -> Option<&'a str> {
        self.body?.id()
    }

    pub(crate) fn message(self) -> Option<&'a str> {
        self.body?.message()
    }

    pub(crate) fn api_code(self) -> Option<&'a str> {
        self.body?.api_code()
    }

    pub(crate) fn header(self, name: &str) -> Option<&'a str> {
        self.body?.header(name)
    }

    /// Returns whether to send the request again.
    #[must_use]
    pub fn retry(self) -> Retry {
        match self.rule() {
            // Another part of a batch may have been carried out.
            Retry::Always(wait) if self.body.is_some_and(ErrorBody::may_be_batch) => Retry::IfIdempotent(wait),
            rule => rule,
        }
    }

    fn rule(self) -> Retry {
        match self.role {
            Role::Listed { entry, cause: None } => self.rule_of((entry, None)),
            Role::Listed { entry, cause } => self.rule_of_causes(entry, self.rule_of((entry, cause))),
            Role::OneOf { targets, .. } => {
                let rules = targets.iter().map(|target| self.rule_of(*target));
                rules.reduce(Retry::more_cautious).unwrap_or(Retry::Never)
            }
            Role::Unlisted => self.status().map_or(Retry::Never, |status| self.spec.retry_of_status(status)),
            Role::Own(own) => own.transport.map_or(Retry::Never, Transport::retry),
        }
    }

    /// Returns the text of the retry rule; `None` for a user-defined error.
    pub(crate) fn advice(self) -> Option<&'static str> {
        match self.role {
            Role::Own(_) => None,
            Role::Listed { .. } => self.entry().map(|entry| entry.advice(self.retry())),
            // The text of one entry may be wrong for another: one can be pending, the other refused.
            Role::OneOf { .. } | Role::Unlisted => Some(self.retry().advice()),
        }
    }

    pub(crate) fn is_retryable(self) -> bool {
        self.is_retryable_for(Idempotency::NotIdempotent)
    }

    pub(crate) fn is_retryable_for(self, request: Idempotency) -> bool {
        self.retry().allows(request)
    }

    pub(crate) fn retry_after(self) -> Option<Duration> {
        self.body?.retry_after()
    }

    /// Returns `true` if the response says what became of the whole call, earlier attempts included.
    pub(crate) fn settles_call(self) -> bool {
        self.is_pending() || self.retry() == Retry::AlreadyDone
    }

    /// Returns `true` if the request was accepted and is waiting for approval.
    #[must_use]
    pub fn is_pending(self) -> bool {
        self.entry().is_some_and(|entry| entry.kind == Kind::Pending)
    }

    /// Returns the entry and the cause. If the variant stands for several causes of one entry, returns that entry.
    fn listed(self) -> Option<Target> {
        match self.role {
            Role::Listed { entry, cause } => Some((entry, cause)),
            Role::OneOf { targets, .. } => {
                let (entry, _) = *targets.first()?;
                targets.iter().all(|(other, _)| *other == entry).then_some((entry, None))
            }
            Role::Unlisted | Role::Own(_) => None,
        }
    }

    /// Returns the most cautious rule of the recognized causes. `first` is that of the first one.
    fn rule_of_causes(self, entry: usize, first: Retry) -> Retry {
        let causes = self.entry().map_or(&[][..], |entry| entry.causes);
        let mut rules = (0..causes.len()).map(|cause| self.rule_of((entry, Some(cause))));
        // The other causes are looked for only if one of them would make a difference.
        if rules.all(|rule| first.more_cautious(rule) == first) {
            return first;
        }
        let rules = self.causes().into_iter().map(|cause| self.rule_of((entry, Some(cause))));
        rules.fold(first, Retry::more_cautious)
    }

    fn rule_of(self, (entry, cause): Target) -> Retry {
        let Some(entry) = self.spec.errors.get(entry) else { return Retry::Never };
        self.spec.retry_of(entry, cause.and_then(|cause| entry.causes.get(cause)), self.body.map(ErrorBody::status))
    }

    /// Returns the entry and the cause of the variant, as a `Recognized`.
    pub(crate) fn as_recognized(self) -> Recognized {
        let listed = self.listed();
        Recognized { entry: listed.map(|(entry, _)| entry), cause: listed.and_then(|(_, cause)| cause) }
    }
}

/// Returns what the body was recognized as.
fn recognized<'a>(spec: &'static Spec, body: Option<&ErrorBody>) -> Option<Role<'a>> {
    let Recognized { entry, cause } = body?.recognized_by(spec);
    Some(Role::Listed { entry: entry?, cause })
}

/// Suggestions for an error, in Markdown: those for each recognized cause, then those for the entry.
///
/// It is returned by [`solutions`](crate::ApiError::solutions), and does not borrow the error.
///
/// ```
/// use dfns_errors::DfnsError;
/// let error = DfnsError::from_response(410, "").expect("a 410 is an error");
/// assert_eq!(error.solutions().count(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Solutions {
    texts: std::vec::IntoIter<&'static str>,
}

impl Iterator for Solutions {
    type Item = &'static str;

    fn next(&mut self) -> Option<Self::Item> {
        self.texts.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.texts.size_hint()
    }
}
