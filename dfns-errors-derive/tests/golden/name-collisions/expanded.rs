/// Named like what it is made of.
#[derive(Debug)]
pub enum Option {
    #[doc = "**400 None**, code `collisions::none`\n\nd\n\n**Causes**\n\n- `Some`: d\n  - Documented only: responses do not identify this cause.\n\n**Retry:** Do not send the same request again."]
    None {
        ///The recognized cause, if the body identifies one.
        cause: ::core::option::Option<NoneCause>,
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
    #[doc = "**401 Result**, code `collisions::result`\n\nd\n\n**Retry:** Do not send the same request again."]
    Result {
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
    #[doc = "**402 Error**, code `collisions::error`\n\nd\n\n**Retry:** Do not send the same request again."]
    Error {
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
    #[doc = "**403 Its predicate is left out**, code `collisions::pending`\n\nd\n\n**Retry:** Do not send the same request again."]
    Pending {
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
    /**A status that the Collisions does not list, or a listed one whose body does not match any error.

**Retry:** see `retry`, which follows the spec's rule for the status.*/
    Other {
        ///The response body.
        body: ::dfns_errors::ErrorBody,
    },
}
mod __put_each_enum_on_tests_golden_name_collisions_spec_json_in_its_own_module {}
mod __option_causes {
    ///The causes of **400 None**.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[allow(clippy::exhaustive_enums)]
    pub enum NoneCause {
        /**d

Code `collisions::none::some`. Documented only: responses do not identify this cause.*/
        Some,
    }
}
#[allow(clippy::pub_use)]
pub use __option_causes::NoneCause as NoneCause;
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    static ALL: [__option_causes::NoneCause; 1] = [__option_causes::NoneCause::Some];
    static ENTRIES: [__dfns::CauseEntry; 1] = [
        __dfns::CauseEntry {
            name: "Some",
            code: "collisions::none::some",
            description: "d",
            when: &[],
            solutions: &[],
            retry: __dfns::None,
            examples: &[],
        },
    ];
    impl __dfns::Cause for __option_causes::NoneCause {
        const ALL: &'static [Self] = &ALL;
        const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
        fn index(self) -> usize {
            self as usize
        }
    }
    impl __option_causes::NoneCause {
        /// Returns the spec's entry for this cause.
        #[must_use]
        pub fn entry(self) -> &'static __dfns::CauseEntry {
            __dfns::cause_entry(self)
        }
    }
    impl __dfns::Display for __option_causes::NoneCause {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __formatter.write_str(__dfns::cause_entry(*self).description)
        }
    }
};
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    const _: &[u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
        "tests/golden/name-collisions/spec.json")
    );
    static DFNS: ::dfns_errors::__private_0_1_0::Spec = {
        use ::dfns_errors::__private_0_1_0 as __dfns;
        __dfns::Spec {
            errors: &[
                {
                    const ENTRY: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        causes: <NoneCause as __dfns::Cause>::ENTRIES,
                        ..__dfns::ErrorEntry {
                            statuses: &[
                                __dfns::Statuses {
                                    first: 400,
                                    last: 400,
                                },
                            ],
                            name: "None",
                            code: "collisions::none",
                            title: "None",
                            description: "d",
                            kind: __dfns::Kind::Error,
                            when: &[],
                            causes: &[],
                            solutions: &[],
                            fields: &[],
                            retry: __dfns::None,
                            docs: __dfns::None,
                            examples: &[],
                        }
                    };
                    ENTRY
                },
                {
                    const ENTRY: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        statuses: &[
                            __dfns::Statuses {
                                first: 401,
                                last: 401,
                            },
                        ],
                        name: "Result",
                        code: "collisions::result",
                        title: "Result",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        when: &[],
                        causes: &[],
                        solutions: &[],
                        fields: &[],
                        retry: __dfns::None,
                        docs: __dfns::None,
                        examples: &[],
                    };
                    ENTRY
                },
                {
                    const ENTRY: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        statuses: &[
                            __dfns::Statuses {
                                first: 402,
                                last: 402,
                            },
                        ],
                        name: "Error",
                        code: "collisions::error",
                        title: "Error",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        when: &[],
                        causes: &[],
                        solutions: &[],
                        fields: &[],
                        retry: __dfns::None,
                        docs: __dfns::None,
                        examples: &[],
                    };
                    ENTRY
                },
                {
                    const ENTRY: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        statuses: &[
                            __dfns::Statuses {
                                first: 403,
                                last: 403,
                            },
                        ],
                        name: "Pending",
                        code: "collisions::pending",
                        title: "Its predicate is left out",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        when: &[],
                        causes: &[],
                        solutions: &[],
                        fields: &[],
                        retry: __dfns::None,
                        docs: __dfns::None,
                        examples: &[],
                    };
                    ENTRY
                },
            ],
            ..__dfns::Spec {
                api: "Collisions",
                prefix: "collisions",
                fingerprint: 15723256720392205227,
                codes: __dfns::Codes {
                    other: "collisions::other",
                    transparent: "collisions::transparent",
                    not_connected: "collisions::transport::not_connected",
                    timed_out: "collisions::transport::timed_out",
                    interrupted: "collisions::transport::interrupted",
                    other_transport: "collisions::transport::other",
                },
                envelope: __dfns::Envelope {
                    at: &[&[]],
                    id: __dfns::FieldSource {
                        header: __dfns::None,
                        pointers: &[],
                    },
                    status: &[],
                    message: __dfns::FieldSource {
                        header: __dfns::None,
                        pointers: &[&["m"]],
                    },
                    text_is_message: false,
                    code: __dfns::FieldSource {
                        header: __dfns::None,
                        pointers: &[],
                    },
                    details: &[],
                },
                headers: &[],
                retry_after: &[],
                success: &[],
                errors: &[],
                retry_by_status: &[],
                has_stars: false,
            }
        }
    };
    __dfns::methods! {
        pub Option
    }
    __dfns::predicates! {
        pub Option is_none None "Returns `true` if this is `None`." is_result Result
        "Returns `true` if this is `Result`." is_error Error
        "Returns `true` if this is `Error`." is_other Other
        "Returns `true` if this is `Other`."
    }
    impl Option {}
    impl __dfns::Error for Option {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
    impl __dfns::Display for Option {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), __formatter)
        }
    }
    impl __dfns::ApiError for Option {
        const __SPEC: &'static __dfns::Spec = &DFNS;
        fn __from_body(__body: __dfns::ErrorBody) -> Self {
            match __dfns::ErrorBody::recognized(&__body) {
                (__dfns::Some(0), _) => {
                    Self::None {
                        cause: __dfns::ErrorBody::cause(&__body),
                        body: __body,
                    }
                }
                (__dfns::Some(1), _) => Self::Result { body: __body },
                (__dfns::Some(2), _) => Self::Error { body: __body },
                (__dfns::Some(3), _) => Self::Pending { body: __body },
                _ => Self::Other { body: __body },
            }
        }
        fn __view(&self) -> __dfns::View<'_> {
            match self {
                Self::None { cause: __cause, body: __body } => {
                    __dfns::View::with_cause(
                        Self::__SPEC,
                        0,
                        __cause.map(__dfns::Cause::index),
                        __dfns::Some(__body),
                    )
                }
                Self::Result { body: __body } => {
                    __dfns::View::of_entry(Self::__SPEC, 1, __dfns::Some(__body))
                }
                Self::Error { body: __body } => {
                    __dfns::View::of_entry(Self::__SPEC, 2, __dfns::Some(__body))
                }
                Self::Pending { body: __body } => {
                    __dfns::View::of_entry(Self::__SPEC, 3, __dfns::Some(__body))
                }
                Self::Other { body: __body } => {
                    __dfns::View::other(Self::__SPEC, __dfns::Some(__body))
                }
            }
        }
    }
};
