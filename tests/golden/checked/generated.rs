::dfns_errors::__private_0_1_0::in_editor! {
    const _ : () = { use ::dfns_errors::DfnsError::Conflict as _; use
    ::dfns_errors::ConflictCause::ExternalIdReused as _; use
    ::dfns_errors::DfnsError::NotFound as _; use ::dfns_errors::DfnsError::Gone as _; use
    ::dfns_errors::DfnsError::PreconditionFailed as _; use
    ::dfns_errors::DfnsError::UnprocessableContent as _; };
}
/// What a transfer can end in.
#[derive(Debug)]
pub enum TransferError {
    /// It was sent before.
    ///
    #[doc = "**409 Conflict**, `ExternalIdReused`\n\nThe `externalId` was already used with a different body or wallet.\n\n**Solutions**\n\n- Compare the request with the first one to find the difference. An exact repeat (same body, same wallet, same `externalId`) returns 200 and the first request's entity.\n- To learn the first transfer's status, fetch it with the id in `details.duplicate`: this error has only its `id` and `externalId`. If it is `Failed` or `Rejected`, use a new `externalId` to try again.\n- Don't create a second transfer until the first is `Confirmed`, `Failed` or `Rejected`. If you can't wait, cancel or abort the first one.\n- Use a unique `externalId` (up to 50 characters) for each distinct request. Idempotency is documented only for transfers and broadcast transactions: see [idempotency](<https://docs.dfns.co/api-reference/idempotency>).\n\n**Retry:** Do not send the same request again.\n\n**Example**\n\n```text\n{\n  \"error\": {\n    \"id\": \"2038837570328299032\",\n    \"status\": 409,\n    \"message\": \"Conflicting transfer with same externalId\",\n    \"details\": {\n      \"duplicate\": {\n        \"id\": \"xfr-20g4k-nsdpo-mg6arrifgvid4orn\",\n        \"externalId\": \"payout-1\"\n      }\n    }\n  }\n}\n```\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#409-conflict>)"]
    Replayed,
    /// Something is in the way.
    ///
    #[doc = "**409 Conflict**\n\nA resource with the same unique property already exists.\n\n**Causes**\n\n- `ExternalIdReused`: The `externalId` was already used with a different body or wallet.\n  - Compare the request with the first one to find the difference. An exact repeat (same body, same wallet, same `externalId`) returns 200 and the first request's entity.\n  - To learn the first transfer's status, fetch it with the id in `details.duplicate`: this error has only its `id` and `externalId`. If it is `Failed` or `Rejected`, use a new `externalId` to try again.\n  - Don't create a second transfer until the first is `Confirmed`, `Failed` or `Rejected`. If you can't wait, cancel or abort the first one.\n  - Use a unique `externalId` (up to 50 characters) for each distinct request. Idempotency is documented only for transfers and broadcast transactions: see [idempotency](<https://docs.dfns.co/api-reference/idempotency>).\n- `PermissionAlreadyAssigned`: The permission is already assigned to the user.\n  - The user already has the permission; there is nothing to do.\n  - Documented only: responses do not identify this cause.\n\n**Solutions**\n\n- Read `details`: it identifies the existing entity.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#409-conflict>)\n\n**Example**\n\n```text\n{\n  \"error\": {\n    \"id\": \"2038837570328299032\",\n    \"status\": 409,\n    \"message\": \"Conflict\",\n    \"details\": {}\n  }\n}\n```"]
    Conflict {
        ///The recognized cause, if the body identifies one.
        cause: Option<dfns_errors::ConflictCause>,
        ///The response body.
        body: dfns_errors::ErrorBody,
    },
    /// There is none.
    ///
    #[doc = "**404 Not Found**\n\nThe requested resource does not exist, or it belongs to another organization.\n\n**Causes**\n\n- `WrongId`: The id of the wallet, user or policy is wrong.\n  - Check that the id is the one that the API returned when the resource was created.\n  - Documented only: responses do not identify this cause.\n- `Deleted`: The resource was deleted.\n  - Remove the stored id, and create a new resource if you need one.\n  - Documented only: responses do not identify this cause.\n- `OtherOrganization`: The resource belongs to another organization.\n  - Use a token from the organization that owns the resource.\n  - Documented only: responses do not identify this cause.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#404-not-found>)\n\n**Example**\n\n```text\n{\n  \"error\": {\n    \"id\": \"2038837570328299032\",\n    \"status\": 404,\n    \"message\": \"wallet not found\",\n    \"details\": {\n      \"walletId\": \"wa-1f04s-lqc9q-xxxxxxxxxxxxxxxx\",\n      \"orgId\": \"or-195qp-opddr-xxxxxxxxxxxxxxxx\"\n    }\n  }\n}\n```\n\n---\n\n**410 Gone**\n\nThe resource existed once, but it was deleted for good.\n\n**Solutions**\n\n- Remove the stored id: the resource will not come back.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#410-gone>)\n\n**Example**\n\n```text\n{\n  \"error\": {\n    \"id\": \"2038837570328299032\",\n    \"status\": 410,\n    \"message\": \"Gone\",\n    \"details\": {}\n  }\n}\n```"]
    Missing(Box<dfns_errors::ErrorBody>),
    /// Some other time.
    #[cfg(test)]
    ///
    #[doc = "**412 Precondition Failed**\n\nA rule of the business logic does not allow the operation, for example because of the state that the resource is in.\n\n**Solutions**\n\n- Fetch the resource, check its state, and put it in a state that allows the operation.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#412-precondition-failed>)\n\n**Example**\n\n```text\n{\n  \"error\": {\n    \"id\": \"2038837570328299032\",\n    \"status\": 412,\n    \"message\": \"Precondition Failed\",\n    \"details\": {}\n  }\n}\n```\n\n---\n\n**422 Unprocessable Content**\n\nThe API understood the request, but the resource can't be used in its current state: it may be archived or deactivated.\n\n**Solutions**\n\n- Check whether the resource is archived or deactivated. If it is, activate it or use another one.\n\n**Retry:** Do not send the same request again.\n\n[The API's documentation](<https://docs.dfns.co/api-reference/error-codes#422-unprocessable-content>)\n\n**Example**\n\n```text\n{\n  \"error\": {\n    \"id\": \"2038837570328299032\",\n    \"status\": 422,\n    \"message\": \"Unprocessable Content\",\n    \"details\": {}\n  }\n}\n```"]
    State,
    /// All the rest.
    ///
    /**Every response without a variant of its own: an error of the Dfns API that this enum does not name, a status that the API does not list, or a listed one whose body does not match any error.

**Retry:** see `retry`, which follows the spec's rule for the response.*/
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
        /**The id (`ap-…`) of the approval to wait for. Not every pending response has one.

Returns a string, or a number or boolean as written; `None` if it is missing or the error is not `PolicyPending`.*/
        #[must_use]
        pub fn approval_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("approval_id")
        }
        /**The id in the body. It identifies the change request (`cr-…`); for vault locks and user groups, it identifies another object.

Returns a string, or a number or boolean as written; `None` if it is missing or the error is not `PolicyPending`.*/
        #[must_use]
        pub fn change_request_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("change_request_id")
        }
        /**The id of the entity that already has the `externalId`.

Returns a string, or a number or boolean as written; `None` if it is missing or the error is not `Conflict`.*/
        #[must_use]
        pub fn duplicate_id(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("duplicate_id")
        }
        /**The `externalId` that was reused.

Returns a string, or a number or boolean as written; `None` if it is missing or the error is not `Conflict`.*/
        #[must_use]
        pub fn duplicate_external_id(
            &self,
        ) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field("duplicate_external_id")
        }
    }
    impl __dfns::ApiError for TransferError {
        const __SPEC: &'static __dfns::Spec = &__dfns::DFNS;
        fn __from_body(__body: __dfns::ErrorBody) -> Self {
            match __dfns::ErrorBody::recognized(&__body) {
                (__dfns::Some(6), __dfns::Some(0)) => Self::Replayed {},
                (__dfns::Some(6), _) => {
                    Self::Conflict {
                        cause: <Option<
                            dfns_errors::ConflictCause,
                        > as __dfns::CauseField<
                            ::dfns_errors::ConflictCause,
                        >>::of_body(&__body),
                        body: <dfns_errors::ErrorBody as __dfns::BodyField>::from_body(
                            __body,
                        ),
                    }
                }
                (__dfns::Some(5 | 7), _) => {
                    Self::Missing {
                        0: <Box<
                            dfns_errors::ErrorBody,
                        > as __dfns::BodyField>::from_body(__body),
                    }
                }
                #[cfg(test)]
                (__dfns::Some(8 | 9), _) => Self::State {},
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
                    __dfns::View::of_cause(Self::__SPEC, 6, 0, __dfns::None)
                }
                Self::Conflict { cause: __cause, body: __body } => {
                    __dfns::View::with_index(
                        Self::__SPEC,
                        6,
                        <Option<
                            dfns_errors::ConflictCause,
                        > as __dfns::CauseField<
                            ::dfns_errors::ConflictCause,
                        >>::index(__cause),
                        __dfns::Content(__body).__error_body(),
                    )
                }
                Self::Missing { 0: __body } => {
                    __dfns::View::one_of(
                        Self::__SPEC,
                        &[(5, __dfns::None), (7, __dfns::None)],
                        "dfns::missing",
                        __dfns::Content(__body).__error_body(),
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
                Self::Rest { 0: __body } => {
                    __dfns::View::other(
                        Self::__SPEC,
                        __dfns::Content(__body).__error_body(),
                    )
                }
            }
        }
    }
    impl ::core::convert::From<__dfns::DfnsError> for TransferError {
        fn from(__error: __dfns::DfnsError) -> Self {
            __dfns::ApiError::__from_body(::core::convert::From::from(__error))
        }
    }
    impl __dfns::Display for TransferError {
        fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
            __dfns::Display::fmt(&__dfns::ApiError::__view(self), __formatter)
        }
    }
    impl __dfns::Error for TransferError {
        fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
            __dfns::ApiError::__view(self).source()
        }
    }
};
