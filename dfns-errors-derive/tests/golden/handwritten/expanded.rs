::dfns_errors::__private_0_1_0::in_editor! {
    const _ : () = { enum Entries { #[doc =
    "**400 Bad Request**\n\nA mistake in the request."] BadRequest, #[doc =
    "**404 Not Found**\n\nNot there."] NotFound, #[doc =
    "**409 Conflict**\n\nAlready there."] Conflict, #[doc =
    "**410 Gone**\n\nNo longer there."] Gone, #[doc =
    "**412 Precondition Failed**\n\nNot now."] PreconditionFailed, #[doc =
    "**422 Unprocessable Content**\n\nNot like this."] UnprocessableContent } use
    Entries::Conflict as _; use ConflictCause::ExternalIdReused as _; use
    Entries::NotFound as _; use Entries::Gone as _; use Entries::PreconditionFailed as _;
    use Entries::UnprocessableContent as _; };
}
/// What a transfer can end in.
#[derive(Debug)]
pub enum TransferError {
    /// It was sent before.
    ///
    #[doc = "**409 Conflict**, `ExternalIdReused`\n\nThe id was used.\n\nCode `transfer::conflict::external_id_reused`. Recognized by a value at `/duplicate` in the details.\n\n**Retry:** Do not send the same request again: this response also answers for earlier attempts."]
    Replayed,
    /// Something is in the way.
    ///
    #[doc = "**409 Conflict**, code `transfer::conflict`\n\nAlready there.\n\n**Causes**\n\n- `ExternalIdReused`: The id was used.\n- `AlreadyAssigned`: It is done.\n  - Documented only: responses do not identify this cause.\n\n**Solutions**\n\n- Read `details`.\n\n**Retry:** Do not send the same request again: this response also answers for earlier attempts."]
    Conflict {
        ///The recognized cause, if the body identifies one.
        cause: Option<ConflictCause>,
        ///The response body.
        body: dfns_errors::ErrorBody,
    },
    /// There is none.
    ///
    #[doc = "**404 Not Found**, code `transfer::not_found`\n\nNot there.\n\n**Causes**\n\n- `WrongId`: The id is wrong.\n  - Check the id.\n  - Documented only: responses do not identify this cause.\n\n**Retry:** Do not send the same request again.\n\n---\n\n**410 Gone**, code `transfer::gone`\n\nNo longer there.\n\n**Retry:** Do not send the same request again."]
    Missing(Box<dfns_errors::ErrorBody>),
    /// Some other time.
    #[cfg(test)]
    ///
    #[doc = "**412 Precondition Failed**, code `transfer::precondition_failed`\n\nNot now.\n\n**Retry:** Do not send the same request again.\n\n---\n\n**422 Unprocessable Content**, code `transfer::unprocessable_content`\n\nNot like this.\n\n**Retry:** Do not send the same request again."]
    State,
    /// All the rest.
    ///
    /**Every response without a variant of its own: an error of the Transfer API that this enum does not name, a status that the API does not list, or a listed one whose body does not match any error.

**Retry:** see `retry`, which follows the spec's rule for the response.*/
    Rest(dfns_errors::ErrorBody),
}
mod __put_each_enum_on_tests_golden_handwritten_spec_json_in_its_own_module {}
mod __transfer_error_causes {
    ///The causes of **404 Not Found**.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[allow(clippy::exhaustive_enums)]
    pub enum NotFoundCause {
        /**The id is wrong.

Code `transfer::not_found::wrong_id`. Documented only: responses do not identify this cause.

**Solutions**

- Check the id.*/
        WrongId,
    }
    ///The causes of **409 Conflict**.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[allow(clippy::exhaustive_enums)]
    pub enum ConflictCause {
        /**The id was used.

Code `transfer::conflict::external_id_reused`. Recognized by a value at `/duplicate` in the details.*/
        ExternalIdReused,
        /**It is done.

Code `transfer::conflict::already_assigned`. Documented only: responses do not identify this cause.*/
        AlreadyAssigned,
    }
}
#[allow(clippy::pub_use)]
pub use __transfer_error_causes::NotFoundCause as NotFoundCause;
#[allow(clippy::pub_use)]
pub use __transfer_error_causes::ConflictCause as ConflictCause;
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    static ALL: [__transfer_error_causes::NotFoundCause; 1] = [
        __transfer_error_causes::NotFoundCause::WrongId,
    ];
    static ENTRIES: [__dfns::CauseEntry; 1] = [
        __dfns::CauseEntry {
            name: "WrongId",
            code: "transfer::not_found::wrong_id",
            description: "The id is wrong.",
            when: &[],
            solutions: &["Check the id."],
            retry: __dfns::None,
            examples: &[],
        },
    ];
    impl __dfns::Cause for __transfer_error_causes::NotFoundCause {
        const ALL: &'static [Self] = &ALL;
        const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
        fn index(self) -> usize {
            self as usize
        }
    }
    impl __transfer_error_causes::NotFoundCause {
        /// Returns the spec's entry for this cause.
        #[must_use]
        pub fn entry(self) -> &'static __dfns::CauseEntry {
            __dfns::cause_entry(self)
        }
    }
    impl __dfns::Display for __transfer_error_causes::NotFoundCause {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __formatter.write_str(__dfns::cause_entry(*self).description)
        }
    }
};
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    static ALL: [__transfer_error_causes::ConflictCause; 2] = [
        __transfer_error_causes::ConflictCause::ExternalIdReused,
        __transfer_error_causes::ConflictCause::AlreadyAssigned,
    ];
    static ENTRIES: [__dfns::CauseEntry; 2] = [
        __dfns::CauseEntry {
            name: "ExternalIdReused",
            code: "transfer::conflict::external_id_reused",
            description: "The id was used.",
            when: &[
                &[
                    __dfns::Condition {
                        subject: __dfns::Subject::Details(&["duplicate"]),
                        test: __dfns::Test::Has,
                        values: &[],
                    },
                ],
            ],
            solutions: &[],
            retry: __dfns::None,
            examples: &[],
        },
        __dfns::CauseEntry {
            name: "AlreadyAssigned",
            code: "transfer::conflict::already_assigned",
            description: "It is done.",
            when: &[],
            solutions: &[],
            retry: __dfns::None,
            examples: &[],
        },
    ];
    impl __dfns::Cause for __transfer_error_causes::ConflictCause {
        const ALL: &'static [Self] = &ALL;
        const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
        fn index(self) -> usize {
            self as usize
        }
    }
    impl __transfer_error_causes::ConflictCause {
        /// Returns the spec's entry for this cause.
        #[must_use]
        pub fn entry(self) -> &'static __dfns::CauseEntry {
            __dfns::cause_entry(self)
        }
    }
    impl __dfns::Display for __transfer_error_causes::ConflictCause {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __formatter.write_str(__dfns::cause_entry(*self).description)
        }
    }
};
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    use __dfns::KeepsNoBody as _;
    const _: &[u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
        "tests/golden/handwritten/spec.json")
    );
    static DFNS: ::dfns_errors::__private_0_1_0::Spec = {
        use ::dfns_errors::__private_0_1_0 as __dfns;
        __dfns::Spec {
            errors: &[
                {
                    const ENTRY: __dfns::ErrorEntry = __dfns::ErrorEntry {
                        statuses: &[
                            __dfns::Statuses {
                                first: 400,
                                last: 400,
                            },
                        ],
                        name: "BadRequest",
                        code: "transfer::bad_request",
                        title: "Bad Request",
                        description: "A mistake in the request.",
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
                        causes: <NotFoundCause as __dfns::Cause>::ENTRIES,
                        ..__dfns::ErrorEntry {
                            statuses: &[
                                __dfns::Statuses {
                                    first: 404,
                                    last: 404,
                                },
                            ],
                            name: "NotFound",
                            code: "transfer::not_found",
                            title: "Not Found",
                            description: "Not there.",
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
                        causes: <ConflictCause as __dfns::Cause>::ENTRIES,
                        ..__dfns::ErrorEntry {
                            statuses: &[
                                __dfns::Statuses {
                                    first: 409,
                                    last: 409,
                                },
                            ],
                            name: "Conflict",
                            code: "transfer::conflict",
                            title: "Conflict",
                            description: "Already there.",
                            kind: __dfns::Kind::Error,
                            when: &[],
                            causes: &[],
                            solutions: &["Read `details`."],
                            fields: &[
                                __dfns::Field {
                                    name: "duplicate_id",
                                    pointers: &[&["details", "duplicate", "id"]],
                                    description: __dfns::None,
                                },
                            ],
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
                                first: 410,
                                last: 410,
                            },
                        ],
                        name: "Gone",
                        code: "transfer::gone",
                        title: "Gone",
                        description: "No longer there.",
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
                                first: 412,
                                last: 412,
                            },
                        ],
                        name: "PreconditionFailed",
                        code: "transfer::precondition_failed",
                        title: "Precondition Failed",
                        description: "Not now.",
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
                                first: 422,
                                last: 422,
                            },
                        ],
                        name: "UnprocessableContent",
                        code: "transfer::unprocessable_content",
                        title: "Unprocessable Content",
                        description: "Not like this.",
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
                api: "Transfer API",
                prefix: "transfer",
                fingerprint: 3540495519163419835,
                codes: __dfns::Codes {
                    other: "transfer::other",
                    transparent: "transfer::transparent",
                    not_connected: "transfer::transport::not_connected",
                    timed_out: "transfer::transport::timed_out",
                    interrupted: "transfer::transport::interrupted",
                    other_transport: "transfer::transport::other",
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
                        pointers: &[&["message"]],
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
                retry_by_status: &[],
                has_stars: false,
            }
        }
    };
    __dfns::methods! {
        pub TransferError
    }
    __dfns::predicates! {
        pub TransferError is_replayed Replayed "Returns `true` if this is `Replayed`."
        is_conflict Conflict "Returns `true` if this is `Conflict`." is_missing Missing
        "Returns `true` if this is `Missing`." #[cfg(test)] is_state State
        "Returns `true` if this is `State`." is_rest Rest
        "Returns `true` if this is `Rest`."
    }
    impl TransferError {
        ///Returns a string, or a number or boolean as written; `None` if it is missing or the error is not `Conflict`.
        #[must_use]
        pub fn duplicate_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("duplicate_id")
        }
    }
    impl __dfns::Error for TransferError {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
    impl __dfns::Display for TransferError {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), __formatter)
        }
    }
    impl __dfns::ApiError for TransferError {
        const __SPEC: &'static __dfns::Spec = &DFNS;
        fn __from_body(__body: __dfns::ErrorBody) -> Self {
            match __dfns::ErrorBody::recognized(&__body) {
                (__dfns::Some(2), __dfns::Some(0)) => Self::Replayed {},
                (__dfns::Some(2), _) => {
                    Self::Conflict {
                        cause: <Option<
                            ConflictCause,
                        > as __dfns::CauseField<ConflictCause>>::of_body(&__body),
                        body: <dfns_errors::ErrorBody as __dfns::BodyField>::from_body(
                            __body,
                        ),
                    }
                }
                (__dfns::Some(1 | 3), _) => {
                    Self::Missing {
                        0: <Box<
                            dfns_errors::ErrorBody,
                        > as __dfns::BodyField>::from_body(__body),
                    }
                }
                #[cfg(test)]
                (__dfns::Some(4 | 5), _) => Self::State {},
                _ => {
                    Self::Rest {
                        0: <dfns_errors::ErrorBody as __dfns::BodyField>::from_body(
                            __body,
                        ),
                    }
                }
            }
        }
        fn __view(&self) -> __dfns::View<'_> {
            match self {
                Self::Replayed {} => {
                    __dfns::View::with_cause(
                        Self::__SPEC,
                        2,
                        __dfns::Some(0),
                        __dfns::None,
                    )
                }
                Self::Conflict { cause: __cause, body: __body } => {
                    __dfns::View::with_cause(
                        Self::__SPEC,
                        2,
                        <Option<
                            ConflictCause,
                        > as __dfns::CauseField<ConflictCause>>::index(__cause),
                        __dfns::Content(__body).__error_body(),
                    )
                }
                Self::Missing { 0: __body } => {
                    __dfns::View::one_of(
                        Self::__SPEC,
                        &[(1, __dfns::None), (3, __dfns::None)],
                        "transfer::missing",
                        __dfns::Content(__body).__error_body(),
                    )
                }
                #[cfg(test)]
                Self::State {} => {
                    __dfns::View::one_of(
                        Self::__SPEC,
                        &[(4, __dfns::None), (5, __dfns::None)],
                        "transfer::state",
                        __dfns::None,
                    )
                }
                Self::Rest { 0: __body } => {
                    __dfns::View::other(
                        Self::__SPEC,
                        __dfns::Content(__body).__error_body(),
                    )
                }
            }
        }
    }
};
