//! Enums that wrap other errors: everything that the wrapped error knows is passed through.

use std::error::Error;
use std::io;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dfns_errors::{
    ApiError, ConflictCause, DfnsError, ErrorBody, Idempotency, Retry, Transport, TransportError, Wait, dfns_errors,
    retry_delay,
};

/// An error of another crate, which can't implement `TransportError` here.
mod foreign {
    #[derive(Debug)]
    pub(crate) struct Failure(pub(crate) bool);

    impl std::fmt::Display for Failure {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("the other client failed")
        }
    }

    impl std::error::Error for Failure {}
}

fn classify(failure: &foreign::Failure) -> Transport {
    if failure.0 { Transport::TimedOut } else { Transport::Other }
}

#[dfns_errors]
#[derive(Debug)]
enum ClientError {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(transparent)]
    Io(#[from] io::Error),
    #[dfns(transparent, transport = classify)]
    Foreign(#[from] foreign::Failure),
    #[dfns(transparent)]
    Boxed(Box<dyn Error + Send + Sync>),
    #[dfns(display = "signer error: {0}", code = "client::signer")]
    Signer(String),
    #[dfns(display = "{cents} cents is below the minimum of {minimum:>5}")]
    TooLittle { cents: u64, minimum: u64 },
    #[dfns(display = "no signer is configured")]
    SignerRequired,
    #[dfns(display = "the {{key}} {1} is bad: {0:?}")]
    BadKey(#[source] io::Error, u8),
}

#[dfns_errors]
#[derive(Debug)]
enum PaymentError {
    #[dfns(transparent)]
    Client(#[from] ClientError),
    #[dfns(transparent)]
    Wallet(#[from] WalletError),
}

#[dfns_errors(partial)]
#[derive(Debug)]
enum WalletError {
    NotFound(dfns_errors::ErrorBody),
    #[dfns(other)]
    Rest(dfns_errors::ErrorBody),
    #[dfns(display = "the wallet is locked")]
    Locked,
}

#[dfns_errors]
#[derive(Debug)]
enum AroundWallet {
    #[dfns(api)]
    Wallet(#[from] WalletError),
    #[dfns(display = "gave up")]
    GaveUp,
}

const REUSED: &str =
    r#"{"error":{"id":"7","message":"same externalId","details":{"duplicate":{"id":"xfr-1","externalId":"p"}}}}"#;

#[test]
fn an_enum_that_wraps_another_passes_everything_through() {
    let error = ClientError::check(409, [("Retry-After", "3")], REUSED).unwrap_err();
    assert!(matches!(
        &error,
        ClientError::Api(DfnsError::Conflict { cause: Some(ConflictCause::ExternalIdReused), .. })
    ));
    assert_eq!((error.status(), error.code()), (Some(409), "dfns::conflict::external_id_reused"));
    assert_eq!((error.id(), error.message()), (Some("7"), Some("same externalId")));
    assert_eq!(error.entry().map(|entry| entry.name), Some("Conflict"));
    assert_eq!(error.cause_entry().map(|cause| cause.name), Some("ExternalIdReused"));
    assert!(error.solutions().count() > 1 && error.docs_url().is_some());
    assert_eq!(error.duplicate_id().as_deref(), Some("xfr-1"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    assert_eq!(error.body().map(ErrorBody::raw), Some(REUSED.as_bytes()));
    assert_eq!(error.to_string(), "409 Conflict: same externalId (error id 7)");
    assert!(format!("{error:#}").contains("Cause: "));
    assert!(error.is_api() && !error.is_signer());
    assert_eq!(ClientError::ENTRIES, DfnsError::ENTRIES);
    assert!(ClientError::check(200, (), "{}").is_ok_and(|body| body == "{}"));
}

#[test]
fn an_enum_in_a_transparent_variant_passes_everything_through() {
    let inner = ClientError::from(DfnsError::check(429, [("retry-after", "5")], "{}").unwrap_err());
    let outer = PaymentError::from(inner);
    assert_eq!((outer.status(), outer.code()), (Some(429), "dfns::too_many_requests"));
    assert_eq!((outer.retry(), outer.retry_after()), (Retry::Always(Wait::Backoff), Some(Duration::from_secs(5))));
    assert!(outer.is_retryable() && outer.is_retryable_for(Idempotency::NotIdempotent));
    assert_eq!(outer.to_string(), "429 Too Many Requests");

    let locked = PaymentError::from(WalletError::Locked);
    assert_eq!((locked.code(), locked.to_string()), ("own::locked", "the wallet is locked".to_owned()));
    let not_found = PaymentError::from(WalletError::from_response(404, REUSED).unwrap());
    assert_eq!((not_found.status(), not_found.id()), (Some(404), Some("7")));
}

#[test]
fn a_transport_error_forwards_its_retry_rule_and_its_code() {
    let refused = PaymentError::from(ClientError::from(io::Error::from(io::ErrorKind::ConnectionRefused)));
    assert_eq!((refused.retry(), refused.code()), (Retry::Always(Wait::Backoff), "dfns::transport::not_connected"));
    assert!(refused.is_retryable() && refused.status().is_none() && refused.body().is_none());
    let reset = ClientError::from(io::Error::from(io::ErrorKind::ConnectionReset));
    assert_eq!((reset.retry(), reset.code()), (Retry::IfIdempotent(Wait::Backoff), "dfns::transport::interrupted"));
    assert!(reset.is_retryable_for(Idempotency::Idempotent) && !reset.is_retryable());

    let late = ClientError::from(foreign::Failure(true));
    assert_eq!((late.retry(), late.code()), (Retry::IfIdempotent(Wait::Backoff), "dfns::transport::timed_out"));
    let hopeless = ClientError::from(foreign::Failure(false));
    assert_eq!((hopeless.retry(), hopeless.code()), (Retry::Never, "dfns::transport::other"));
    assert_eq!(hopeless.to_string(), "the other client failed");
}

#[test]
fn any_other_error_forwards_its_message() {
    let boxed = ClientError::Boxed("gone wrong".into());
    assert_eq!(
        (boxed.to_string(), boxed.code(), boxed.retry()),
        ("gone wrong".to_owned(), "dfns::transparent", Retry::Never)
    );
}

#[test]
fn variants_with_a_custom_message_print_it() {
    let signer = ClientError::Signer("no key".to_owned());
    assert_eq!((signer.to_string(), signer.code()), ("signer error: no key".to_owned(), "client::signer"));
    let too_little = ClientError::TooLittle { cents: 7, minimum: 100 };
    assert_eq!(too_little.to_string(), "7 cents is below the minimum of   100");
    assert_eq!((too_little.code(), too_little.status(), too_little.retry()), ("own::too_little", None, Retry::Never));
    assert_eq!(ClientError::SignerRequired.to_string(), "no signer is configured");
    assert!(ClientError::SignerRequired.is_signer_required() && ClientError::SignerRequired.source().is_none());
    let key = ClientError::BadKey(io::Error::other("short"), 1);
    assert_eq!(key.source().map(ToString::to_string).as_deref(), Some("short"));
    assert!(key.to_string().starts_with("the {key} 1 is bad: Custom"), "{key}");
    assert_eq!(format!("{too_little:#}"), too_little.to_string());
}

#[dfns_errors]
#[derive(Debug)]
enum FormatError {
    #[dfns(display = "bad {formatter} in {f} of {error}: {self_}")]
    Names { formatter: u8, f: u8, error: u8, self_: u8 },
    #[dfns(display = "{type} is not {r:?}, {type:>3}")]
    Keyword { r#type: u8, r: char },
    #[dfns(display = "{größe} µm")]
    Unicode { größe: u8 },
    #[dfns(display = "[{x:>width$}] [{x:.precision$}] [{x:*<+width$.precision$}] {width}")]
    Width { x: f64, width: usize, precision: usize },
    #[dfns(display = "[{0:1$}] [{0:01$}] [{0:$>1$}] [{0:<#01$x}] {1:?}")]
    Position(u8, usize),
    #[dfns(display = "{0:p}")]
    Address(*const u8),
}

#[derive(Debug, serde::Deserialize)]
enum State {
    Active,
}

#[test]
fn own_errors_print_their_message_unchanged_and_log_it_escaped() {
    let signer = ClientError::Signer("no\nkey".to_owned());
    assert_eq!(signer.to_string(), "signer error: no\nkey");
    assert_eq!(signer.log_record().message.as_deref(), Some("signer error: no\\nkey"));

    let undecodable = serde_json::from_str::<State>(r#""a\nb""#).map(|State::Active| ()).unwrap_err();
    let boxed = ClientError::Boxed(undecodable.into());
    let line = "unknown variant `a\nb`, expected `Active` at line 1 column 6";
    assert_eq!(boxed.to_string(), line);
    assert_eq!(
        boxed.log_record().to_string(),
        r#"code=dfns::transparent message="unknown variant `a\\nb`, expected `Active` at line 1 column 6" retry=never"#
    );
}

#[test]
fn a_format_string_can_show_a_field_of_any_name() {
    let names = FormatError::Names { formatter: 1, f: 2, error: 3, self_: 4 };
    assert_eq!(names.to_string(), "bad 1 in 2 of 3: 4");
    assert_eq!(FormatError::Keyword { r#type: 7, r: 'r' }.to_string(), "7 is not 'r',   7");
    assert_eq!(FormatError::Unicode { größe: 5 }.to_string(), "5 µm");
}

#[test]
fn a_format_string_takes_widths_and_precisions_from_fields() {
    let named = FormatError::Width { x: 1.25, width: 6, precision: 1 };
    assert_eq!(named.to_string(), "[  1.25] [1.2] [+1.2**] 6");
    assert_eq!(FormatError::Position(10, 5).to_string(), "[   10] [00010] [$$$10] [0x00a] 5");
}

#[test]
fn a_pointer_is_shown_as_the_address_in_it() {
    assert_eq!(FormatError::Address(std::ptr::without_provenance(16)).to_string(), "0x10");
}

#[test]
fn an_enum_around_an_enum_converts_from_a_dfns_error() {
    let error = AroundWallet::from(DfnsError::from_response(409, REUSED).unwrap());
    assert!(matches!(&error, AroundWallet::Wallet(WalletError::Rest(_))));
    assert_eq!(error.duplicate_id().as_deref(), Some("xfr-1"), "its accessors are those of the spec");
    assert!(AroundWallet::from_response(404, "").unwrap().is_wallet() && AroundWallet::GaveUp.is_gave_up());
}

#[test]
fn a_partial_enum_that_keeps_the_rest_has_every_accessor() {
    let error = WalletError::from_response(409, REUSED).unwrap();
    assert_eq!((error.duplicate_id().as_deref(), error.approval_id()), (Some("xfr-1"), None));
}

#[test]
fn an_error_can_be_retyped_as_another_enum() {
    let error = ClientError::check(404, [("Retry-After", "9"), ("X-RateLimit-Limit", "10")], REUSED).unwrap_err();
    let wallet: WalletError = error.retype().unwrap();
    assert!(wallet.is_not_found() && wallet.id() == Some("7"));
    assert_eq!((wallet.retry_after(), wallet.header("x-ratelimit-limit")), (Some(Duration::from_secs(9)), Some("10")));
    let back: DfnsError = wallet.retype().unwrap();
    assert_eq!(back, DfnsError::check(404, [("Retry-After", "9"), ("X-RateLimit-Limit", "10")], REUSED).unwrap_err());
    assert!(matches!(ClientError::SignerRequired.retype::<DfnsError>(), Err(ClientError::SignerRequired)));
}

#[test]
fn a_variant_overrides_the_body_in_it() {
    let Some(DfnsError::Conflict { body, .. }) = DfnsError::from_response(409, REUSED) else { panic!("a 409") };
    let made = DfnsError::NotFound { cause: None, body };
    assert_eq!((made.code(), made.cause_entry()), ("dfns::not_found", None));
    assert!(WalletError::from(made).is_not_found());
}

#[test]
fn helpers_take_all_three_kinds() {
    fn check<E: ApiError>(error: &E) -> (Option<Duration>, &'static str) {
        (retry_delay(error, Some(Duration::from_millis(20)), Duration::from_secs(1)), error.log_record().retry)
    }
    assert_eq!(check(&DfnsError::from_response(429, "").unwrap()), (Some(Duration::from_millis(20)), "always"));
    assert_eq!(check(&WalletError::Locked), (Some(Duration::from_millis(20)), "never"));
    let refused = ClientError::from(io::Error::from(io::ErrorKind::ConnectionRefused));
    assert_eq!(check(&refused), (Some(Duration::from_millis(20)), "always"));
}

#[test]
fn boxes_forward_their_retry_rule() {
    let boxed: Box<dyn TransportError> = Box::new(io::Error::from(io::ErrorKind::TimedOut));
    assert_eq!(boxed.transport(), Transport::TimedOut);
}

/// Like `anyhow::Error`, which is not an `Error` itself.
#[derive(Debug)]
struct Report(Box<dyn Error + Send + Sync>);

impl Deref for Report {
    type Target = dyn Error + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

#[dfns_errors]
#[derive(Debug)]
enum Reported {
    #[dfns(transparent)]
    Any(#[from] Report),
    #[dfns(display = "the signer failed")]
    Signer {
        #[source]
        why: Report,
    },
}

#[test]
fn what_dereferences_to_an_error_can_be_wrapped() {
    let any = Reported::from(Report("no key".into()));
    assert_eq!((any.to_string(), any.code()), ("no key".to_owned(), "dfns::transparent"));
    let signer = Reported::Signer { why: Report("no key".into()) };
    assert_eq!(signer.source().map(ToString::to_string).as_deref(), Some("no key"));
}

/// An error with its own message that also dereferences to the error in it.
#[derive(Debug)]
struct Context<E>(E);

impl<E> Deref for Context<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.0
    }
}

impl<E> std::fmt::Display for Context<E> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("while paying")
    }
}

impl<E: Error + 'static> Error for Context<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[dfns_errors]
#[derive(Debug)]
enum Pointing {
    #[dfns(transparent)]
    Boxed(#[from] Box<ClientError>),
    #[dfns(transparent)]
    Shared(#[from] Arc<ClientError>),
    #[dfns(transparent)]
    Static(#[from] &'static ClientError),
    #[dfns(transparent)]
    Context(#[from] Context<ClientError>),
}

#[test]
fn a_pointer_to_an_enum_passes_everything_through() {
    let inner = || ClientError::from(DfnsError::check(429, [("retry-after", "5")], REUSED).unwrap_err());
    for outer in [Pointing::from(Box::new(inner())), Pointing::from(Arc::new(inner()))] {
        assert_eq!((outer.status(), outer.code()), (Some(429), "dfns::too_many_requests"), "{outer:?}");
        assert_eq!((outer.id(), outer.message()), (Some("7"), Some("same externalId")));
        assert_eq!((outer.retry(), outer.retry_after()), (Retry::Always(Wait::Backoff), Some(Duration::from_secs(5))));
        assert_eq!(outer.entry().map(|entry| entry.name), Some("TooManyRequests"));
        assert_eq!(outer.to_string(), "429 Too Many Requests: same externalId (error id 7)");
        assert_eq!(format!("{outer:#}"), format!("{:#}", inner()));
        assert_eq!(outer.log_record(), inner().log_record());
        assert!(outer.source().is_none());
        let retyped: DfnsError = outer.retype().unwrap();
        assert_eq!(retyped.status(), Some(429));
    }
}

#[test]
fn a_pointer_to_an_enum_forwards_its_own_errors() {
    let boxed = Pointing::from(Box::new(ClientError::BadKey(io::Error::other("short"), 1)));
    assert_eq!(boxed.code(), "own::bad_key");
    assert_eq!(boxed.source().map(ToString::to_string).as_deref(), Some("short"));
    let refused = Arc::new(ClientError::from(io::Error::from(io::ErrorKind::ConnectionRefused)));
    assert_eq!(Pointing::from(refused).code(), "dfns::transport::not_connected");
}

#[test]
fn a_reference_to_an_enum_forwards_only_its_message() {
    let refused = ClientError::from(DfnsError::from_response(429, REUSED).unwrap());
    let outer = Pointing::from(&*Box::leak(Box::new(refused)));
    assert_eq!(outer.to_string(), "429 Too Many Requests: same externalId (error id 7)");
    assert_eq!((outer.code(), outer.retry(), outer.status()), ("dfns::transparent", Retry::Never, None));
}

#[test]
fn an_error_that_dereferences_to_another_keeps_its_own_message() {
    let outer = Pointing::from(Context(ClientError::SignerRequired));
    assert_eq!((outer.to_string(), outer.code()), ("while paying".to_owned(), "dfns::transparent"));
    assert_eq!(outer.source().map(ToString::to_string).as_deref(), Some("no signer is configured"));
}

#[dfns_errors]
#[derive(Debug)]
enum Lost {
    #[dfns(transparent)]
    Boxed(Box<io::Error>),
    #[dfns(transparent)]
    Shared(Arc<io::Error>),
    #[dfns(transparent)]
    Static(&'static io::Error),
    #[dfns(transparent, transport = interrupted)]
    Classified(Context<io::Error>),
    #[dfns(transparent, transport = late)]
    Dynamic(foreign::Failure),
    #[dfns(transparent, transport = late_of)]
    Generic(Box<foreign::Failure>),
    #[dfns(display = "the signer is lost")]
    Signer(#[source] Box<io::Error>),
    #[dfns(display = "the key is lost")]
    Key(#[source] Arc<dyn Error + Send + Sync>),
    #[dfns(display = "the vault is lost")]
    Vault(#[source] Rc<io::Error>),
    #[dfns(display = "the payment is lost")]
    Payment(#[source] Context<io::Error>),
}

/// Takes a type that the wrapped error coerces to.
fn interrupted(_: &io::Error) -> Transport {
    Transport::Interrupted
}

fn late(_: &dyn Error) -> Transport {
    Transport::TimedOut
}

fn late_of(_: &impl Error) -> Transport {
    Transport::TimedOut
}

#[test]
fn a_function_for_transport_can_take_any_error() {
    let errors = [Lost::Dynamic(foreign::Failure(false)), Lost::Generic(Box::new(foreign::Failure(false)))];
    assert!(errors.iter().all(|error| error.code() == "dfns::transport::timed_out"));
}

#[test]
fn a_pointer_to_a_transport_error_forwards_its_retry_rule_and_its_code() {
    let late = || io::Error::from(io::ErrorKind::TimedOut);
    for outer in [Lost::Boxed(Box::new(late())), Lost::Shared(Arc::new(late()))] {
        assert_eq!(outer.code(), "dfns::transport::timed_out", "{outer:?}");
        assert_eq!((outer.retry(), outer.to_string()), (Retry::IfIdempotent(Wait::Backoff), late().to_string()));
    }
    let classified = Lost::Classified(Context(late()));
    assert_eq!((classified.code(), classified.to_string().as_str()), ("dfns::transport::interrupted", "while paying"));
    let behind_a_reference = Lost::Static(Box::leak(Box::new(late())));
    assert_eq!((behind_a_reference.code(), behind_a_reference.retry()), ("dfns::transparent", Retry::Never));
}

#[test]
fn a_source_behind_a_pointer_can_be_downcast() {
    let pointers = [
        Lost::Signer(Box::new(io::Error::other("no key"))),
        Lost::Key(Arc::new(io::Error::other("no key"))),
        Lost::Vault(Rc::new(io::Error::other("no key"))),
    ];
    for lost in pointers {
        assert!(lost.source().and_then(<dyn Error>::downcast_ref::<io::Error>).is_some(), "{lost:?}");
    }
    let payment = Lost::Payment(Context(io::Error::other("no key")));
    assert_eq!(payment.source().map(ToString::to_string).as_deref(), Some("while paying"));
}

#[dfns_errors]
#[derive(Debug)]
enum Boxed {
    #[dfns(api)]
    Api(#[from] Box<DfnsError>),
    #[dfns(display = "gave up")]
    GaveUp,
}

#[dfns_errors]
#[derive(Debug)]
enum Unconverted {
    #[dfns(api)]
    Api(Box<DfnsError>),
}

/// The types come from a macro, which puts each of them in a group.
macro_rules! around {
    ($name:ident, $inside:ty, $pointer:ty) => {
        #[dfns_errors]
        #[derive(Debug)]
        enum $name {
            #[dfns(api)]
            Wallet {
                #[from]
                error: $pointer,
            },
            #[dfns(transparent)]
            Locked(#[from] Arc<$inside>),
        }
    };
}
around!(BoxedWallet, WalletError, std::boxed::Box<WalletError>);

#[test]
fn an_api_variant_can_hold_its_enum_in_a_box() {
    fn sent() -> Result<Vec<u8>, Boxed> {
        Ok(DfnsError::check(409, [("Retry-After", "3")], REUSED.as_bytes().to_vec())?)
    }
    let read = Boxed::check(409, [("Retry-After", "3")], REUSED).unwrap_err();
    let boxed = Boxed::from(Box::new(DfnsError::check(409, [("Retry-After", "3")], REUSED).unwrap_err()));
    for error in [read, boxed, sent().unwrap_err()] {
        assert_eq!((error.status(), error.code()), (Some(409), "dfns::conflict::external_id_reused"));
        assert_eq!((error.id(), error.message()), (Some("7"), Some("same externalId")));
        assert_eq!(
            (error.retry_after(), error.duplicate_id().as_deref()),
            (Some(Duration::from_secs(3)), Some("xfr-1"))
        );
        assert_eq!(error.to_string(), "409 Conflict: same externalId (error id 7)");
        assert!(error.is_api() && error.retype::<WalletError>().is_ok_and(|wallet| wallet.is_rest()));
    }
    assert!(
        Boxed::GaveUp.is_gave_up()
            && Boxed::ENTRIES == DfnsError::ENTRIES
            && Boxed::examples().all(|error| error.is_api())
    );
}

#[test]
fn an_api_variant_without_from_converts_a_dfns_error() {
    let Unconverted::Api(error) = Unconverted::from(DfnsError::from_response(404, REUSED).unwrap());
    assert!(error.is_not_found() && error.id() == Some("7"));
}

#[test]
fn the_types_of_an_api_variant_can_come_from_a_macro() {
    let wallet = BoxedWallet::from(WalletError::Locked);
    assert_eq!((wallet.is_wallet(), wallet.code()), (true, "own::locked"));
    assert!(BoxedWallet::from(Box::new(WalletError::Locked)).is_wallet());
    assert!(BoxedWallet::from(Arc::new(WalletError::Locked)).is_locked());
    assert!(BoxedWallet::from(DfnsError::from_response(404, "").unwrap()).is_wallet());
}

#[test]
fn generic_code_takes_an_error_in_a_box() {
    fn summary<E: ApiError>(body: &str) -> (Option<u16>, &'static str, String, usize) {
        let error = E::check(409, [("Retry-After", "3")], body).unwrap_err();
        let examples = E::examples().filter(|example| example.entry().is_some()).count();
        (error.status(), error.code(), error.log_record().to_string(), E::ENTRIES.len() * examples)
    }
    let plain = summary::<DfnsError>(REUSED);
    assert_eq!((plain.0, plain.1), (Some(409), "dfns::conflict::external_id_reused"));
    assert_eq!(summary::<Box<DfnsError>>(REUSED), plain);
    assert_eq!(summary::<Arc<Box<DfnsError>>>(REUSED), plain);
    assert!(<Box<DfnsError> as ApiError>::from_response(200, "{}").is_none());

    let shared: Arc<DfnsError> = ApiError::from_response(404, REUSED).unwrap();
    let retyped: Box<WalletError> = ApiError::retype(shared).unwrap();
    assert!(retyped.is_not_found() && retyped.id() == Some("7"));
    let unkept = ApiError::retype::<DfnsError>(Box::new(ClientError::SignerRequired));
    assert!(unkept.is_err_and(|error| error.is_signer_required()));
}

#[dfns_errors(spec = "hostile/shop.json")]
#[derive(Debug)]
enum ShopError {}

/// In the same module: an enum that wraps another has no cause enums of its own.
#[dfns_errors(spec = "hostile/shop.json")]
#[derive(Debug)]
enum ShopClientError {
    #[dfns(api)]
    Api(#[from] ShopError),
}

#[dfns_errors(spec = "hostile/shop.json")]
#[derive(Debug)]
enum SharedShopError {
    #[dfns(api)]
    Api(#[from] Arc<ShopError>),
}

#[test]
fn an_enum_of_any_spec_can_be_in_an_arc() {
    fn sold() -> Result<String, SharedShopError> {
        Ok(ShopError::check(409, (), "{}".to_owned())?)
    }
    let SharedShopError::Api(error) = sold().unwrap_err();
    let again = SharedShopError::from(Arc::clone(&error));
    assert_eq!((error.code(), again.code(), again.entry()), ("shop::sold_out", "shop::sold_out", error.entry()));
}

#[test]
fn an_enum_and_its_wrapper_share_the_cause_enums_of_a_spec() {
    let error = ShopClientError::from_response(409, "{}").unwrap();
    let cause: Option<SoldOutCause> = match &error {
        ShopClientError::Api(ShopError::SoldOut { cause, .. }) => *cause,
        other @ ShopClientError::Api(_) => panic!("{other}"),
    };
    assert_eq!((cause, error.code()), (None, "shop::sold_out"));
}
