/// What the shop answers.
#[derive(Debug)]
pub enum ShopError {
    #[doc = "**409 Sold out**, code `shop::sold_out`\n\nNone is left.\n\n**Causes**\n\n- `Reserved`: Somebody was faster.\n  - Wait a day.\n  - **Retry:** Any request can be sent again a few times, after a short delay with jitter: the request was not processed.\n- `NoStock`: The shelf is empty.\n  - Documented only: responses do not identify this cause.\n\n**Solutions**\n\n- Order less.\n\n**Retry:** Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown.\n\n[The API's documentation](<https://shop.example/errors#sold-out>)"]
    SoldOut {
        ///The recognized cause, if the body identifies one.
        cause: ::core::option::Option<SoldOutCause>,
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
    /**A status that the Shop API does not list, or a listed one whose body does not match any error.

**Retry:** see `retry`, which follows the spec's rule for the status.*/
    Other {
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
    /// The line is dead.
    Network(std::io::Error),
}
mod __put_each_enum_on_tests_golden_generated_spec_json_in_its_own_module {}
mod __shop_error_causes {
    ///The causes of **409 Sold out**.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[allow(clippy::exhaustive_enums)]
    pub enum SoldOutCause {
        /**Somebody was faster.

Code `shop::sold_out::reserved`. Recognized by the value `reserved` at `/kind` in the details and a message that starts with `sorry`, or a value at `/by` in the details.

**Solutions**

- Wait a day.

**Retry:** Any request can be sent again a few times, after a short delay with jitter: the request was not processed.*/
        #[doc(alias = "reserved")]
        Reserved,
        /**The shelf is empty.

Code `shop::sold_out::no_stock`. Documented only: responses do not identify this cause.*/
        NoStock,
    }
}
#[allow(clippy::pub_use)]
pub use __shop_error_causes::SoldOutCause as SoldOutCause;
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    static ALL: [__shop_error_causes::SoldOutCause; 2] = [
        __shop_error_causes::SoldOutCause::Reserved,
        __shop_error_causes::SoldOutCause::NoStock,
    ];
    static ENTRIES: [__dfns::CauseEntry; 2] = [
        __dfns::CauseEntry {
            name: "Reserved",
            code: "shop::sold_out::reserved",
            description: "Somebody was faster.",
            when: &[
                &[
                    __dfns::Condition {
                        subject: __dfns::Subject::Details(&["kind"]),
                        test: __dfns::Test::Equals,
                        values: &[__dfns::Scalar::String("reserved")],
                    },
                    __dfns::Condition {
                        subject: __dfns::Subject::Message,
                        test: __dfns::Test::StartsWith,
                        values: &[__dfns::Scalar::String("sorry")],
                    },
                ],
                &[
                    __dfns::Condition {
                        subject: __dfns::Subject::Details(&["by"]),
                        test: __dfns::Test::Has,
                        values: &[],
                    },
                ],
            ],
            solutions: &["Wait a day."],
            retry: __dfns::Some(__dfns::Retry::Always(__dfns::Wait::ShortDelay)),
            examples: &[],
        },
        __dfns::CauseEntry {
            name: "NoStock",
            code: "shop::sold_out::no_stock",
            description: "The shelf is empty.",
            when: &[],
            solutions: &[],
            retry: __dfns::None,
            examples: &[],
        },
    ];
    impl __dfns::Cause for __shop_error_causes::SoldOutCause {
        const ALL: &'static [Self] = &ALL;
        const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
        fn index(self) -> usize {
            self as usize
        }
    }
    impl __shop_error_causes::SoldOutCause {
        /// Returns the spec's entry for this cause.
        #[must_use]
        pub fn entry(self) -> &'static __dfns::CauseEntry {
            __dfns::cause_entry(self)
        }
    }
    impl __dfns::Display for __shop_error_causes::SoldOutCause {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __formatter.write_str(__dfns::cause_entry(*self).description)
        }
    }
};
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    use __dfns::Transparent as _;
    const _: &[u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
        "tests/golden/generated/spec.json")
    );
    static DFNS: ::dfns_errors::__private_0_1_0::Spec = {
        use ::dfns_errors::__private_0_1_0 as __dfns;
        __dfns::Spec {
            errors: &[
                {
                    const ENTRY: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        causes: <SoldOutCause as __dfns::Cause>::ENTRIES,
                        ..__dfns::ErrorEntry {
                            statuses: &[
                                __dfns::Statuses {
                                    first: 409,
                                    last: 409,
                                },
                            ],
                            name: "SoldOut",
                            code: "shop::sold_out",
                            title: "Sold out",
                            description: "None is left.",
                            kind: __dfns::Kind::Error,
                            when: &[],
                            causes: &[],
                            solutions: &["Order less."],
                            fields: &[
                                __dfns::Field {
                                    name: "rest",
                                    pointers: &[&["details", "rest"]],
                                    description: __dfns::Some("How many are left."),
                                },
                            ],
                            retry: __dfns::Some(
                                __dfns::Retry::IfIdempotent(__dfns::Wait::Backoff),
                            ),
                            docs: __dfns::Some("https://shop.example/errors#sold-out"),
                            examples: &[],
                        }
                    };
                    ENTRY
                },
            ],
            ..__dfns::Spec {
                api: "Shop API",
                prefix: "shop",
                fingerprint: 16527673906044039801,
                codes: __dfns::Codes {
                    other: "shop::other",
                    transparent: "shop::transparent",
                    not_connected: "shop::transport::not_connected",
                    timed_out: "shop::transport::timed_out",
                    interrupted: "shop::transport::interrupted",
                    other_transport: "shop::transport::other",
                },
                envelope: __dfns::Envelope {
                    at: &[&["error"], &[]],
                    id: __dfns::FieldSource {
                        header: __dfns::None,
                        pointers: &[],
                    },
                    status: &[],
                    message: __dfns::FieldSource {
                        header: __dfns::None,
                        pointers: &[&["msg"]],
                    },
                    text_is_message: false,
                    code: __dfns::FieldSource {
                        header: __dfns::None,
                        pointers: &[],
                    },
                    details: &[&["details"]],
                },
                headers: &[],
                retry_after: &[],
                success: &[],
                errors: &[],
                retry_by_status: &[
                    __dfns::StatusRetry {
                        statuses: __dfns::Statuses {
                            first: 500,
                            last: 599,
                        },
                        retry: __dfns::Retry::IfIdempotent(__dfns::Wait::Backoff),
                    },
                ],
                has_stars: false,
            }
        }
    };
    __dfns::methods! {
        pub ShopError
    }
    __dfns::predicates! {
        pub ShopError is_sold_out SoldOut "Returns `true` if this is `SoldOut`." is_other
        Other "Returns `true` if this is `Other`." is_network Network
        "Returns `true` if this is `Network`."
    }
    impl ShopError {
        /**How many are left.

Returns a string, or a number or boolean as written; `None` if it is missing or the error is not `SoldOut`.*/
        #[must_use]
        pub fn rest(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("rest")
        }
    }
    impl __dfns::Error for ShopError {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
    impl __dfns::Display for ShopError {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), __formatter)
        }
    }
    impl __dfns::ApiError for ShopError {
        const __SPEC: &'static __dfns::Spec = &DFNS;
        fn __from_body(__body: __dfns::ErrorBody) -> Self {
            match __dfns::ErrorBody::recognized(&__body) {
                (__dfns::Some(0), _) => {
                    Self::SoldOut {
                        cause: __dfns::ErrorBody::cause(&__body),
                        body: __body,
                    }
                }
                _ => Self::Other { body: __body },
            }
        }
        fn __view(&self) -> __dfns::View<'_> {
            match self {
                Self::SoldOut { cause: __cause, body: __body } => {
                    __dfns::View::with_cause(
                        Self::__SPEC,
                        0,
                        __cause.map(__dfns::Cause::index),
                        __dfns::Some(__body),
                    )
                }
                Self::Other { body: __body } => {
                    __dfns::View::other(Self::__SPEC, __dfns::Some(__body))
                }
                Self::Network { 0: __error } => {
                    (&&&&__dfns::Content(__error)).__view(Self::__SPEC)
                }
            }
        }
    }
    impl ::core::convert::From<std::io::Error> for ShopError {
        fn from(__error: std::io::Error) -> Self {
            Self::Network { 0: __error }
        }
    }
};
