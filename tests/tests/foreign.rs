//! An enum around another crate's enum, whose spec file is not at hand.

use dfns_errors::{ApiError, Retry, dfns_errors};
use dfns_errors_tests::fuzzed::AllKeysError;

/// The errors of a client of the other API.
#[dfns_errors(foreign)]
#[derive(Debug)]
pub enum ClientError {
    /// What the API said.
    #[dfns(api)]
    Api(#[from] AllKeysError),
    /// Nothing was sent.
    #[dfns(display = "no signer is configured", code = "client::no_signer")]
    NoSigner,
}

/// The first example of the other crate's spec, as this crate's error.
fn example() -> ClientError {
    ClientError::examples().next().unwrap()
}

#[test]
fn a_foreign_enum_knows_what_the_enum_in_it_knows() {
    let theirs = AllKeysError::examples().next().unwrap();
    assert_eq!(example().code(), theirs.code());
    assert_eq!(example().status(), theirs.status());
    assert_eq!(example().to_string(), theirs.to_string());
    assert_eq!(ClientError::ENTRIES.len(), AllKeysError::ENTRIES.len());
    assert_eq!(ClientError::examples().count(), AllKeysError::examples().count());
    assert!(example().is_api());
}

#[test]
fn a_foreign_enum_is_read_from_a_response_and_becomes_the_other_enum() {
    let body = AllKeysError::examples().next().unwrap();
    let body = body.body().unwrap();
    let error = ClientError::check(body.status(), (), body.raw().to_vec()).unwrap_err();
    assert!(error.retype::<AllKeysError>().is_ok());
}

#[test]
fn variants_of_its_own_have_the_prefix_of_their_code() {
    assert_eq!(ClientError::NoSigner.code(), "client::no_signer");
    assert_eq!(ClientError::NoSigner.retry(), Retry::Never);
    assert_eq!(ClientError::from(AllKeysError::examples().next().unwrap()).code(), example().code());
}

/// Where a company's crate may have the runtime.
pub mod facade {
    pub use dfns_errors as runtime;
}

/// Declares an enum without naming the crate that `facade` is in.
macro_rules! service_error {
    ($name:ident, $text:literal) => {
        /// The errors of a service.
        #[dfns_errors(crate = $crate::foreign::facade::runtime)]
        #[derive(Debug)]
        pub enum $name {
            /// Nothing was sent.
            #[dfns(display = $text)]
            NoSigner,
        }
    };
}

service_error!(ServiceError, "no signer");

#[test]
fn the_crate_is_a_path_without_quotes() {
    fn name<E: ApiError>(error: &E) -> String {
        error.code().to_owned()
    }
    assert_eq!(ServiceError::NoSigner.to_string(), "no signer");
    assert_eq!(name(&ServiceError::NoSigner), "own::no_signer");
}
