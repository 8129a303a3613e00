/// What a transfer can end in.
#[derive(Debug)]
pub enum TransferError {
    /// It was sent before.
    ///
    #[doc = "**409 Conflict**, `ExternalIdReused`\n\nThe `externalId` was used before, with another body or another wallet.\n\n**Solutions**\n\n- Give each distinct request an `externalId` of its own: [idempotency](<https://docs.dfns.co/api-reference/idempotency>).\n- Compare the request with the first one. An exact repeat (same body, same wallet, same `externalId`) is answered with 200 and the entity of the first request, so this one differs.\n- Look at `details.duplicate`, the entity that has the `externalId`: its status says whether the money is already on its way.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#409-conflict>)"]
    Replayed,
    /// Something is in the way.
    ///
    #[doc = "**409 Conflict**\n\nThere is already a resource with the same unique property.\n\n**Causes**\n\n- `ExternalIdReused`: The `externalId` was used before, with another body or another wallet.\n  - Give each distinct request an `externalId` of its own: [idempotency](<https://docs.dfns.co/api-reference/idempotency>).\n  - Compare the request with the first one. An exact repeat (same body, same wallet, same `externalId`) is answered with 200 and the entity of the first request, so this one differs.\n  - Look at `details.duplicate`, the entity that has the `externalId`: its status says whether the money is already on its way.\n- `PermissionAlreadyAssigned`: The user has the permission already.\n  - Take the permission as assigned: there is nothing left to do.\n  - Never recognized: no response body identifies it.\n\n**Solutions**\n\n- Read `details`: it identifies the resource that is in the way.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#409-conflict>)"]
    Conflict {
        ///The recognized cause, if the body identifies one.
        cause: Option<dfns_errors::ConflictCause>,
        ///The response body.
        body: dfns_errors::ErrorBody,
    },
    /// There is none.
    ///
    #[doc = "**404 Not Found**\n\nThere is no such resource, or none that the caller can see.\n\n**Causes**\n\n- `WrongId`: The id of the wallet, user or policy is wrong.\n  - Compare the id with the one that the API returned when the resource was made.\n  - Never recognized: no response body identifies it.\n- `Deleted`: The resource was deleted.\n  - Drop the stored id, and make a new resource if one is needed.\n  - Never recognized: no response body identifies it.\n- `OtherOrganization`: The resource belongs to another organisation.\n  - Use a token of the organisation that owns the resource.\n  - Never recognized: no response body identifies it.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#404-not-found>)\n\n---\n\n**410 Gone**\n\nThe resource was deleted for good and cannot be reached any more.\n\n**Solutions**\n\n- Drop the stored id: this resource will not come back.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#410-gone>)"]
    Missing(Box<dfns_errors::ErrorBody>),
    /// Some other time.
    #[cfg(test)]
    ///
    #[doc = "**412 Precondition Failed**\n\nA condition of the business logic is not met, for example because the resource is in a state that does not allow the operation.\n\n**Solutions**\n\n- Read the resource's state and bring it into one that allows the operation first.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#412-precondition-failed>)\n\n---\n\n**422 Unprocessable Content**\n\nThe request is well-formed, and its target is in a state in which it cannot be processed, for example archived or deactivated.\n\n**Solutions**\n\n- Check whether the target is archived or deactivated, and activate it or use another.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#422-unprocessable-content>)"]
    State,
    /// All the rest.
    ///
    /**A status that the Dfns API does not list, or a pending status with a body that is not the API's.

**Retry:** see `retry`, which follows the spec's rules for unlisted statuses.*/
    Rest(dfns_errors::ErrorBody),
}
const _: () = {
    use ::dfns_errors::__private_0_1_0 as __dfns;
    use __dfns::KeepsNoBody as _;
    __dfns::methods! {
        pub TransferError
    }
    impl TransferError {
        ///Returns `true` if this is `Replayed`.
        #[must_use]
        pub fn is_replayed(&self) -> bool {
            ::core::matches!(self, Self::Replayed { .. })
        }
        ///Returns `true` if this is `Conflict`.
        #[must_use]
        pub fn is_conflict(&self) -> bool {
            ::core::matches!(self, Self::Conflict { .. })
        }
        ///Returns `true` if this is `Missing`.
        #[must_use]
        pub fn is_missing(&self) -> bool {
            ::core::matches!(self, Self::Missing { .. })
        }
        #[cfg(test)]
        ///Returns `true` if this is `State`.
        #[must_use]
        pub fn is_state(&self) -> bool {
            ::core::matches!(self, Self::State { .. })
        }
        ///Returns `true` if this is `Rest`.
        #[must_use]
        pub fn is_rest(&self) -> bool {
            ::core::matches!(self, Self::Rest { .. })
        }
        /**The id (`ap-…`) of the approval to wait for. Not every pending answer has one.

Returns a string, or a number or boolean as written; `None` if the body does not have it, and for every error but `PolicyPending`.*/
        #[must_use]
        pub fn approval_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("approval_id")
        }
        /**The id of what waits: a change request (`cr-…`), or the pending entity itself.

Returns a string, or a number or boolean as written; `None` if the body does not have it, and for every error but `PolicyPending`.*/
        #[must_use]
        pub fn change_request_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("change_request_id")
        }
        /**The id of the entity that has the `externalId` already.

Returns a string, or a number or boolean as written; `None` if the body does not have it, and for every error but `Conflict`.*/
        #[must_use]
        pub fn duplicate_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("duplicate_id")
        }
        /**The `externalId` that was used again.

Returns a string, or a number or boolean as written; `None` if the body does not have it, and for every error but `Conflict`.*/
        #[must_use]
        pub fn duplicate_external_id(
            &self,
        ) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("duplicate_external_id")
        }
    }
    impl __dfns::ApiError for TransferError {
        const __SPEC: &'static __dfns::Spec = &__dfns::DFNS;
        fn __from_body(body: __dfns::ErrorBody) -> Self {
            match body.recognized() {
                (__dfns::Some(6), __dfns::Some(0)) => Self::Replayed {},
                (__dfns::Some(6), _) => {
                    Self::Conflict {
                        cause: <Option<
                            dfns_errors::ConflictCause,
                        > as __dfns::CauseField<
                            ::dfns_errors::ConflictCause,
                        >>::of_body(&body),
                        body: <dfns_errors::ErrorBody as __dfns::BodyField>::from_body(
                            body,
                        ),
                    }
                }
                (__dfns::Some(5 | 7), _) => {
                    Self::Missing {
                        0: <Box<
                            dfns_errors::ErrorBody,
                        > as __dfns::BodyField>::from_body(body),
                    }
                }
                #[cfg(test)]
                (__dfns::Some(8 | 9), _) => Self::State {},
                _ => {
                    Self::Rest {
                        0: <dfns_errors::ErrorBody as __dfns::BodyField>::from_body(body),
                    }
                }
            }
        }
        fn __view(&self) -> __dfns::View<'_> {
            match self {
                Self::Replayed {} => {
                    __dfns::View::of_cause(Self::__SPEC, 6, 0, __dfns::None)
                }
                Self::Conflict { cause: cause, body: body } => {
                    __dfns::View::with_index(
                        Self::__SPEC,
                        6,
                        <Option<
                            dfns_errors::ConflictCause,
                        > as __dfns::CauseField<
                            ::dfns_errors::ConflictCause,
                        >>::index(cause),
                        __dfns::Kept(body).error_body(),
                    )
                }
                Self::Missing { 0: body } => {
                    __dfns::View::one_of(
                        Self::__SPEC,
                        &[(5, __dfns::None), (7, __dfns::None)],
                        "dfns::missing",
                        __dfns::Kept(body).error_body(),
                    )
                }
                #[cfg(test)]
                Self::State {} => {
                    __dfns::View::one_of(
                        Self::__SPEC,
                        &[(8, __dfns::None), (9, __dfns::None)],
                        "dfns::state",
                        __dfns::None,
                    )
                }
                Self::Rest { 0: body } => {
                    __dfns::View::other(Self::__SPEC, __dfns::Kept(body).error_body())
                }
            }
        }
    }
    impl ::core::convert::From<__dfns::DfnsError> for TransferError {
        fn from(error: __dfns::DfnsError) -> Self {
            __dfns::ApiError::__from_body(::core::convert::From::from(error))
        }
    }
    impl __dfns::Display for TransferError {
        fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), formatter)
        }
    }
    impl __dfns::Error for TransferError {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
};
