/// What the shop answers.
#[derive(Debug)]
pub enum ShopError {
    #[doc = "**409 Sold out**\n\nNone is left.\n\n**Causes**\n\n- `Reserved`: Somebody was faster.\n  - Wait a day.\n  - **Retry:** Send it again, whatever the request, after a short delay: it was not processed.\n- `NoStock`: The shelf is empty.\n  - Never recognised: no body says so.\n\n**Solutions**\n\n- Order less.\n\n**Retry:** Send it again only if it is idempotent, waiting longer before each attempt: its outcome is unknown.\n\n[The API's documentation](<https://shop.example/errors#sold-out>)"]
    SoldOut {
        /// What caused it, where the body tells.
        cause: ::core::option::Option<SoldOutCause>,
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
    /**A status that the errors of the Shop API do not list, or a pending one whose body is not the API's.

**Retry:** by the spec's rules for unlisted statuses, see `retry`.*/
    Other {
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
    /// The line is dead.
    Network(std::io::Error),
}
///What can cause a **409 Sold out**.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
pub enum SoldOutCause {
    /**Somebody was faster.

**Solutions**

- Wait a day.

**Retry:** Send it again, whatever the request, after a short delay: it was not processed.*/
    Reserved,
    /**The shelf is empty.

**Retry:** Send it again only if it is idempotent, waiting longer before each attempt: its outcome is unknown.

Documented by the API, and never recognised: no body says so.*/
    NoStock,
}
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    static ALL: [SoldOutCause; 2] = [SoldOutCause::Reserved, SoldOutCause::NoStock];
    static ENTRIES: [__dfns::CauseEntry; 2] = [
        __dfns::CauseEntry {
            name: "Reserved",
            description: "Somebody was faster.",
            solutions: &["Wait a day."],
            retry: __dfns::Retry::Always(__dfns::Wait::ShortDelay),
        },
        __dfns::CauseEntry {
            name: "NoStock",
            description: "The shelf is empty.",
            solutions: &[],
            retry: __dfns::Retry::IfIdempotent(__dfns::Wait::Backoff),
        },
    ];
    impl __dfns::Cause for SoldOutCause {
        const ALL: &'static [Self] = &ALL;
        const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
        fn index(self) -> usize {
            self as usize
        }
    }
    impl SoldOutCause {
        /// What the spec says about this cause.
        #[must_use]
        pub fn entry(self) -> &'static __dfns::CauseEntry {
            __dfns::cause_entry(self)
        }
    }
    impl __dfns::Display for SoldOutCause {
        fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            formatter.write_str(__dfns::cause_entry(*self).description)
        }
    }
};
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    use __dfns::{AsDynError as _, KeepsNoBody as _};
    const _: &[u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
        "../tests/golden/whole/spec.json")
    );
    static DFNS: ::dfns_errors::__private_0_1_0::Spec = {
        use ::dfns_errors::__private_0_1_0 as __dfns;
        __dfns::Spec {
            api: "Shop API",
            other: "shop::other",
            transparent: "shop::transparent",
            envelope: __dfns::Envelope {
                at: &[&["error"], &[]],
                id: ::core::option::Option::None,
                status: ::core::option::Option::None,
                message: &["msg"],
                details: ::core::option::Option::Some(&["details"]),
            },
            entries: &[
                __dfns::ErrorEntry {
                    status: 409,
                    name: "SoldOut",
                    title: "Sold out",
                    description: "None is left.",
                    kind: __dfns::Kind::Error,
                    causes: <SoldOutCause as __dfns::Cause>::ENTRIES,
                    solutions: &["Order less."],
                    retry: __dfns::Retry::IfIdempotent(__dfns::Wait::Backoff),
                    docs: ::core::option::Option::Some(
                        "https://shop.example/errors#sold-out",
                    ),
                },
            ],
            rules: &[
                __dfns::EntryRules {
                    code: "shop::sold_out",
                    advice: "Send it again only if it is idempotent, waiting longer before each attempt: its outcome is unknown.",
                    causes: &[
                        __dfns::CauseRules {
                            code: "shop::sold_out::reserved",
                            advice: "Send it again, whatever the request, after a short delay: it was not processed.",
                            when: &[
                                &[
                                    __dfns::Condition::DetailsEquals(
                                        &["kind"],
                                        __dfns::Scalar::String("reserved"),
                                    ),
                                    __dfns::Condition::MessageStartsWith("sorry"),
                                ],
                                &[__dfns::Condition::DetailsHas(&["by"])],
                            ],
                        },
                        __dfns::CauseRules {
                            code: "shop::sold_out::no_stock",
                            advice: "Send it again only if it is idempotent, waiting longer before each attempt: its outcome is unknown.",
                            when: &[],
                        },
                    ],
                    fields: &[
                        __dfns::Field {
                            name: "rest",
                            pointer: &["details", "rest"],
                        },
                    ],
                },
            ],
            unlisted: &[
                __dfns::Unlisted {
                    first: 500,
                    last: 599,
                    retry: __dfns::Retry::IfIdempotent(__dfns::Wait::Backoff),
                    advice: "Send it again only if it is idempotent, waiting longer before each attempt: its outcome is unknown.",
                },
                __dfns::Unlisted {
                    first: 0,
                    last: 65535,
                    retry: __dfns::Retry::Never,
                    advice: "Do not send the same request again.",
                },
            ],
        }
    };
    impl ShopError {
        /// All that the spec lists, in its order.
        pub const ENTRIES: &'static [__dfns::ErrorEntry] = <Self as __dfns::ApiError>::ENTRIES;
        /// Reads a response; `None` for a 2xx that the spec does not list.
        #[must_use]
        pub fn from_response(
            status: u16,
            body: impl ::core::convert::Into<__dfns::Vec<u8>>,
        ) -> ::core::option::Option<Self> {
            __dfns::ApiError::from_response(status, body)
        }
        /// Reads a response with its `Retry-After` header; `None` for a 2xx that the spec does not list.
        #[must_use]
        pub fn from_parts(
            status: u16,
            retry_after: ::core::option::Option<&str>,
            body: impl ::core::convert::Into<__dfns::Vec<u8>>,
        ) -> ::core::option::Option<Self> {
            __dfns::ApiError::from_parts(status, retry_after, body)
        }
        /// The HTTP status; `None` for a transparent variant.
        #[must_use]
        pub fn status(&self) -> ::core::option::Option<u16> {
            __dfns::ApiError::status(self)
        }
        /// A stable code for logs and metrics.
        #[must_use]
        pub fn code(&self) -> &'static str {
            __dfns::ApiError::code(self)
        }
        /// What the spec says about this error; `None` where it does not list it.
        #[must_use]
        pub fn entry(&self) -> ::core::option::Option<&'static __dfns::ErrorEntry> {
            __dfns::ApiError::entry(self)
        }
        /// What the spec says about the cause; `None` where none was recognised.
        #[must_use]
        pub fn cause_entry(
            &self,
        ) -> ::core::option::Option<&'static __dfns::CauseEntry> {
            __dfns::ApiError::cause_entry(self)
        }
        /// What to do about it: the cause's solutions first, then the entry's.
        pub fn solutions(
            &self,
        ) -> impl ::core::iter::Iterator<Item = &'static str> + use<> {
            __dfns::ApiError::solutions(self)
        }
        /// The API's page about this error; `None` where the spec names none.
        #[must_use]
        pub fn docs_url(&self) -> ::core::option::Option<&'static str> {
            __dfns::ApiError::docs_url(self)
        }
        /// What the server sent; `None` where the variant does not keep it.
        #[must_use]
        pub fn body(&self) -> ::core::option::Option<&__dfns::ErrorBody> {
            __dfns::ApiError::body(self)
        }
        /// The id of this one failure, to quote to support; `None` where the server sent none.
        #[must_use]
        pub fn id(&self) -> ::core::option::Option<&str> {
            __dfns::ApiError::id(self)
        }
        /// The server's message, not escaped; `None` where it sent none.
        #[must_use]
        pub fn message(&self) -> ::core::option::Option<&str> {
            __dfns::ApiError::message(self)
        }
        /// Whether to send the request again, as the spec says.
        #[must_use]
        pub fn retry(&self) -> __dfns::Retry {
            __dfns::ApiError::retry(self)
        }
        /// Whether some request that ended so may be sent again.
        #[must_use]
        pub fn is_retryable(&self) -> bool {
            __dfns::ApiError::is_retryable(self)
        }
        /// Whether it is safe to send this request again: the one to use.
        #[must_use]
        pub fn is_retryable_for(&self, request: __dfns::Idempotency) -> bool {
            __dfns::ApiError::is_retryable_for(self, request)
        }
        /// How long the server asks to wait; `None` where it does not.
        #[must_use]
        pub fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
            __dfns::ApiError::retry_after(self)
        }
        /// Whether this is no error: the request was accepted and waits.
        #[must_use]
        pub fn is_pending(&self) -> bool {
            __dfns::ApiError::is_pending(self)
        }
        ///Whether this is `SoldOut`.
        #[must_use]
        pub fn is_sold_out(&self) -> bool {
            ::core::matches!(self, Self::SoldOut { .. })
        }
        ///Whether this is `Other`.
        #[must_use]
        pub fn is_other(&self) -> bool {
            ::core::matches!(self, Self::Other { .. })
        }
        ///Whether this is `Network`.
        #[must_use]
        pub fn is_network(&self) -> bool {
            ::core::matches!(self, Self::Network { .. })
        }
        /**How many are left.

A string of the body, or a number or boolean as written; `None` where it is absent, and for all but the error `sold_out`.*/
        #[must_use]
        pub fn rest(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("rest")
        }
    }
    impl __dfns::ApiError for ShopError {
        const __SPEC: &'static __dfns::Spec = &DFNS;
        fn __from_decoded(decoded: __dfns::Decoded) -> Self {
            match (decoded.entry, decoded.cause) {
                (::core::option::Option::Some(0), _) => {
                    Self::SoldOut {
                        cause: decoded.cause::<SoldOutCause>(),
                        body: <::dfns_errors::ErrorBody as ::core::convert::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
                _ => {
                    Self::Other {
                        body: <::dfns_errors::ErrorBody as ::core::convert::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
            }
        }
        fn __view(&self) -> __dfns::View<'_> {
            match self {
                Self::SoldOut { cause: cause, body: body } => {
                    __dfns::View::caused(
                        Self::__SPEC,
                        0,
                        *cause,
                        __dfns::Kept(body).error_body(),
                    )
                }
                Self::Other { body: body } => {
                    __dfns::View::other(Self::__SPEC, __dfns::Kept(body).error_body())
                }
                Self::Network { 0: error } => {
                    __dfns::View::transparent(Self::__SPEC, error.as_dyn_error())
                }
            }
        }
    }
    impl ::core::convert::From<std::io::Error> for ShopError {
        fn from(error: std::io::Error) -> Self {
            Self::Network { 0: error }
        }
    }
    impl __dfns::Display for ShopError {
        fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), formatter)
        }
    }
    impl __dfns::Error for ShopError {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
    __dfns::integrations! {
        pub ShopError
    }
};
