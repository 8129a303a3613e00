/// Named like what it is made of.
#[derive(Debug)]
pub enum Option {
    #[doc = "**400 None**\n\nd\n\n**Causes**\n\n- `Some`: d\n  - Never recognised: no body says so.\n\n**Retry:** Do not send the same request again."]
    None {
        /// What caused it, where the body tells.
        cause: ::core::option::Option<NoneCause>,
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
    #[doc = "**401 Result**\n\nd\n\n**Retry:** Do not send the same request again."]
    Result {
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
    #[doc = "**402 Error**\n\nd\n\n**Retry:** Do not send the same request again."]
    Error {
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
    #[doc = "**403 Its predicate is left out**\n\nd\n\n**Retry:** Do not send the same request again."]
    Pending {
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
    /**A status that the errors of the Collisions do not list, or a pending one whose body is not the API's.

**Retry:** by the spec's rules for unlisted statuses, see `retry`.*/
    Other {
        /// What the server sent.
        body: ::dfns_errors::ErrorBody,
    },
}
///What can cause a **400 None**.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
pub enum NoneCause {
    /**d

**Retry:** Do not send the same request again.

Documented by the API, and never recognised: no body says so.*/
    Some,
}
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    static ALL: [NoneCause; 1] = [NoneCause::Some];
    static ENTRIES: [__dfns::CauseEntry; 1] = [
        __dfns::CauseEntry {
            name: "Some",
            description: "d",
            solutions: &[],
            retry: __dfns::Retry::Never,
        },
    ];
    impl __dfns::Cause for NoneCause {
        const ALL: &'static [Self] = &ALL;
        const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
        fn index(self) -> usize {
            self as usize
        }
    }
    impl NoneCause {
        /// What the spec says about this cause.
        #[must_use]
        pub fn entry(self) -> &'static __dfns::CauseEntry {
            __dfns::cause_entry(self)
        }
    }
    impl __dfns::Display for NoneCause {
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
        "golden/collisions/spec.json")
    );
    static DFNS: ::dfns_errors::__private_0_1_0::Spec = {
        use ::dfns_errors::__private_0_1_0 as __dfns;
        __dfns::Spec {
            api: "Collisions",
            other: "collisions::other",
            transparent: "collisions::transparent",
            envelope: __dfns::Envelope {
                at: &[&[]],
                id: __dfns::None,
                status: __dfns::None,
                message: &["m"],
                details: __dfns::None,
            },
            entries: &[
                {
                    const ELEMENT: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        status: 400,
                        name: "None",
                        title: "None",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        causes: <NoneCause as __dfns::Cause>::ENTRIES,
                        solutions: &[],
                        retry: __dfns::Retry::Never,
                        docs: __dfns::None,
                    };
                    ELEMENT
                },
                {
                    const ELEMENT: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        status: 401,
                        name: "Result",
                        title: "Result",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        causes: &[],
                        solutions: &[],
                        retry: __dfns::Retry::Never,
                        docs: __dfns::None,
                    };
                    ELEMENT
                },
                {
                    const ELEMENT: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        status: 402,
                        name: "Error",
                        title: "Error",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        causes: &[],
                        solutions: &[],
                        retry: __dfns::Retry::Never,
                        docs: __dfns::None,
                    };
                    ELEMENT
                },
                {
                    const ELEMENT: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        status: 403,
                        name: "Pending",
                        title: "Its predicate is left out",
                        description: "d",
                        kind: __dfns::Kind::Error,
                        causes: &[],
                        solutions: &[],
                        retry: __dfns::Retry::Never,
                        docs: __dfns::None,
                    };
                    ELEMENT
                },
            ],
            rules: &[
                {
                    const ELEMENT: __dfns::EntryRules = __dfns::EntryRules {
                        code: "collisions::none",
                        advice: "Do not send the same request again.",
                        causes: &[
                            __dfns::CauseRules {
                                code: "collisions::none::some",
                                advice: "Do not send the same request again.",
                                when: &[],
                            },
                        ],
                        fields: &[],
                    };
                    ELEMENT
                },
                {
                    const ELEMENT: __dfns::EntryRules = __dfns::EntryRules {
                        code: "collisions::result",
                        advice: "Do not send the same request again.",
                        causes: &[],
                        fields: &[],
                    };
                    ELEMENT
                },
                {
                    const ELEMENT: __dfns::EntryRules = __dfns::EntryRules {
                        code: "collisions::error",
                        advice: "Do not send the same request again.",
                        causes: &[],
                        fields: &[],
                    };
                    ELEMENT
                },
                {
                    const ELEMENT: __dfns::EntryRules = __dfns::EntryRules {
                        code: "collisions::pending",
                        advice: "Do not send the same request again.",
                        causes: &[],
                        fields: &[],
                    };
                    ELEMENT
                },
            ],
            unlisted: &[
                __dfns::Unlisted {
                    first: 0,
                    last: 65535,
                    retry: __dfns::Retry::Never,
                    advice: "Do not send the same request again.",
                },
            ],
        }
    };
    __dfns::methods! {
        pub Option
    }
    impl Option {
        ///Whether this is `None`.
        #[must_use]
        pub fn is_none(&self) -> bool {
            ::core::matches!(self, Self::None { .. })
        }
        ///Whether this is `Result`.
        #[must_use]
        pub fn is_result(&self) -> bool {
            ::core::matches!(self, Self::Result { .. })
        }
        ///Whether this is `Error`.
        #[must_use]
        pub fn is_error(&self) -> bool {
            ::core::matches!(self, Self::Error { .. })
        }
        ///Whether this is `Other`.
        #[must_use]
        pub fn is_other(&self) -> bool {
            ::core::matches!(self, Self::Other { .. })
        }
    }
    impl __dfns::ApiError for Option {
        const __SPEC: &'static __dfns::Spec = &DFNS;
        fn __from_decoded(decoded: __dfns::Decoded) -> Self {
            match (decoded.entry, decoded.cause) {
                (__dfns::Some(0), _) => {
                    Self::None {
                        cause: decoded.cause::<NoneCause>(),
                        body: <::dfns_errors::ErrorBody as __dfns::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
                (__dfns::Some(1), _) => {
                    Self::Result {
                        body: <::dfns_errors::ErrorBody as __dfns::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
                (__dfns::Some(2), _) => {
                    Self::Error {
                        body: <::dfns_errors::ErrorBody as __dfns::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
                (__dfns::Some(3), _) => {
                    Self::Pending {
                        body: <::dfns_errors::ErrorBody as __dfns::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
                _ => {
                    Self::Other {
                        body: <::dfns_errors::ErrorBody as __dfns::From<
                            __dfns::ErrorBody,
                        >>::from(decoded.body),
                    }
                }
            }
        }
        fn __view(&self) -> __dfns::View<'_> {
            match self {
                Self::None { cause: cause, body: body } => {
                    __dfns::View::caused(
                        Self::__SPEC,
                        0,
                        *cause,
                        __dfns::Kept(body).error_body(),
                    )
                }
                Self::Result { body: body } => {
                    __dfns::View::entry(Self::__SPEC, 1, __dfns::Kept(body).error_body())
                }
                Self::Error { body: body } => {
                    __dfns::View::entry(Self::__SPEC, 2, __dfns::Kept(body).error_body())
                }
                Self::Pending { body: body } => {
                    __dfns::View::entry(Self::__SPEC, 3, __dfns::Kept(body).error_body())
                }
                Self::Other { body: body } => {
                    __dfns::View::other(Self::__SPEC, __dfns::Kept(body).error_body())
                }
            }
        }
    }
    impl __dfns::Display for Option {
        fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), formatter)
        }
    }
    impl __dfns::Error for Option {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
    __dfns::integrations! {
        pub Option
    }
};
