//! Trait implementations: the two matches on the variants, and what the standard library asks of an error.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use crate::diagnostics::at;
use crate::mend::lookup::Target;
use crate::resolved::{CustomVariant, FieldRef, KeptFields, Resolved, Role, Variant};
use crate::source::Origin;

pub(super) fn impls(resolved: &Resolved<'_>) -> TokenStream {
    let name = resolved.context.name;
    let api_error = api_error(resolved);
    let display = display(resolved);
    let from = resolved.variants.iter().map(|variant| from(variant, resolved));
    let from_dfns_error = from_dfns_error(resolved);
    let into_body = into_body(resolved);
    let diagnostic = resolved.context.arguments.diagnostic.as_ref().map(|_| quote!(__dfns::diagnostic! { #name }));
    // `Error` comes first: if `Debug` is missing, the compiler then says first what to do.
    quote! {
        impl __dfns::Error for #name {
            fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
                __dfns::ApiError::__view(self).source()
            }
        }
        impl __dfns::Display for #name {
            fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult { #display }
        }
        #api_error
        #(#from)*
        #from_dfns_error
        #into_body
        #diagnostic
    }
}

fn api_error(resolved: &Resolved<'_>) -> TokenStream {
    let name = resolved.context.name;
    let spec = spec(resolved);
    let check = check_same_spec(resolved);
    let from_body = from_body(resolved);
    let views = resolved.variants.iter().map(|variant| view(variant, resolved));
    // A match on a reference needs an arm, even for an enum without variants.
    let view = if resolved.variants.is_empty() { quote!(*self) } else { quote!(self) };
    quote! {
        impl __dfns::ApiError for #name {
            const __SPEC: &'static __dfns::Spec = #spec;
            fn __from_body(__body: __dfns::ErrorBody) -> Self { #from_body }
            fn __view(&self) -> __dfns::View<'_> { match #view { #(#views,)* } }
        }
        #check
    }
}

/// Returns the spec's table: that of the wrapped enum, the shared one, or the one beside the enum.
fn spec(resolved: &Resolved<'_>) -> TokenStream {
    if let Some((_, FieldRef { ty, .. })) = resolved.api() {
        return quote_spanned!(at(ty)=> <#ty as __dfns::WrappedEnum>::SPEC);
    }
    match resolved.context.origin() {
        Origin::BuiltIn => quote!(&__dfns::DFNS),
        Origin::BuiltInHere | Origin::File(_) | Origin::Unknown => quote!(&DFNS),
    }
}

/// Checks that an enum and the one that it wraps use the same spec: the accessors come from the spec that the attribute
/// names.
fn check_same_spec(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let (_, FieldRef { ty, .. }) = resolved.api()?;
    let fingerprint = resolved.context.spec().fingerprint;
    let help = match resolved.context.origin() {
        Origin::Unknown => return None,
        Origin::File(_) => "wrap an enum that uses that spec, or write `foreign` in place of `spec`",
        Origin::BuiltIn | Origin::BuiltInHere => {
            "name the spec of the wrapped enum, `#[dfns_errors(spec = \"..\")]`, or write `#[dfns_errors(foreign)]`"
        }
    };
    let message = format!("`{}` and the enum that it wraps use different specs: {help}", resolved.context.name);
    Some(quote_spanned! {at(ty)=>
        const _: () = ::core::assert!(<#ty as __dfns::WrappedEnum>::SPEC.fingerprint == #fingerprint, #message);
    })
}

/// Writes the arms that make variants: those of causes before those of entries, and the rest last.
fn from_body(resolved: &Resolved<'_>) -> TokenStream {
    if let Some((name, FieldRef { member, ty })) = resolved.api() {
        let error = quote_spanned!(at(ty)=> <#ty as __dfns::WrappedEnum>::from_body(__body));
        return quote!(Self::#name { #member: #error });
    }
    let mut of_causes = Vec::new();
    let mut of_entries = Vec::new();
    // The variant for the rest is missing only if that was reported.
    let mut rest = quote!(_ => loop {});
    for variant in &resolved.variants {
        match &variant.role {
            Role::Errors(targets, kept) => {
                let construction = construction(variant, kept, cause_path(targets, resolved).as_ref());
                let (causes, entries): (Vec<&Target>, Vec<&Target>) =
                    targets.iter().partition(|target| target.cause.is_some());
                of_causes.extend(arm(&causes, variant, &construction));
                of_entries.extend(arm(&entries, variant, &construction));
            }
            Role::Other(kept) => {
                let construction = construction(variant, kept, None);
                rest = quote!(_ => #construction);
            }
            Role::Api { .. } | Role::Transparent { .. } | Role::Custom(_) | Role::Broken { .. } => {}
        }
    }
    quote!(match __dfns::ErrorBody::recognized(&__body) { #(#of_causes,)* #(#of_entries,)* #rest })
}

/// Writes `(Some(6), Some(0 | 1)) | (Some(7), Some(0)) => ..` for causes, and `(Some(5 | 7), _) => ..` for entries.
fn arm(targets: &[&Target], variant: &Variant, construction: &TokenStream) -> Option<TokenStream> {
    let conditions = variant.conditions();
    let pattern = match targets {
        [] => return None,
        [Target { cause: None, .. }, ..] => {
            let entries = targets.iter().map(|target| index(target.index));
            quote!((__dfns::Some(#(#entries)|*), _))
        }
        _ => {
            let entries = targets.chunk_by(|one, other| one.index == other.index).map(causes_of_entry);
            quote!(#(#entries)|*)
        }
    };
    Some(quote!(#(#conditions)* #pattern => #construction))
}

/// Writes `(Some(6), Some(0 | 1))`.
fn causes_of_entry(targets: &[&Target]) -> TokenStream {
    let entry = targets.first().map(|target| index(target.index));
    let causes = targets.iter().filter_map(|target| target.cause).map(|(cause, _)| index(cause));
    quote!((__dfns::Some(#entry), __dfns::Some(#(#causes)|*)))
}

fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

fn some(index: usize) -> TokenStream {
    let index = self::index(index);
    quote!(__dfns::Some(#index))
}

/// Creates a variant from a body. For a handwritten field, the call has the span of the field's type, so that compiler
/// errors point there.
fn construction(variant: &Variant, kept: &KeptFields, causes: Option<&TokenStream>) -> TokenStream {
    let name = &variant.name;
    let cause = kept.cause.as_ref().map(|FieldRef { member, ty }| {
        let cause = match ty {
            None => quote!(__dfns::ErrorBody::cause(&__body)),
            Some(ty) => quote_spanned!(at(ty)=> <#ty as __dfns::CauseField<#causes>>::of_body(&__body)),
        };
        quote!(#member: #cause,)
    });
    let body = kept.body.as_ref().map(|FieldRef { member, ty }| {
        let body = match ty {
            None => quote!(__body),
            Some(ty) => quote_spanned!(at(ty)=> <#ty as __dfns::BodyField>::from_body(__body)),
        };
        quote!(#member: #body,)
    });
    quote!(Self::#name { #cause #body })
}

/// Writes the arm that says what a variant knows.
fn view(variant: &Variant, resolved: &Resolved<'_>) -> TokenStream {
    let name = &variant.name;
    let conditions = variant.conditions();
    let (pattern, view) = match &variant.role {
        Role::Errors(targets, kept) => (bound(kept), view_of_errors(variant, targets, kept, resolved)),
        Role::Other(kept) => {
            let body = body(kept);
            (bound(kept), quote!(__dfns::View::other(Self::__SPEC, #body)))
        }
        Role::Api { field: FieldRef { member, ty }, .. } => {
            (quote!(#member: __error), quote_spanned!(at(ty)=> <#ty as __dfns::WrappedEnum>::view(__error)))
        }
        Role::Transparent { field: FieldRef { member, ty }, transport, .. } => {
            (quote!(#member: __error), view_of_wrapped(ty.as_ref(), transport.as_ref()))
        }
        Role::Custom(custom) => view_of_custom(custom),
        Role::Broken { .. } => (quote!(..), quote!(loop {})),
    };
    quote!(#(#conditions)* Self::#name { #pattern } => #view)
}

fn view_of_wrapped(ty: Option<&TokenStream>, transport: Option<&TokenStream>) -> TokenStream {
    let Some(transport) = transport else {
        // The compiler picks the trait that decides what the error forwards.
        return quote_spanned!(at(&ty)=> (&&&&__dfns::Content(__error)).__view(Self::__SPEC));
    };
    let error = quote_spanned!(at(&ty)=> (&&&__dfns::Content(__error)).__source());
    let transport = quote_spanned!(at(transport)=> let __transport = __dfns::classifier(#transport)(__error););
    quote!({ #transport __dfns::View::transport(Self::__SPEC, #error, __transport) })
}

fn bound(kept: &KeptFields) -> TokenStream {
    let cause = kept.cause.as_ref().map(|FieldRef { member, .. }| quote!(#member: __cause,));
    let body = kept.body.as_ref().map(|FieldRef { member, .. }| quote!(#member: __body,));
    quote!(#cause #body)
}

/// Returns the body if the type of its field can lend one. The compiler knows; the macro does not.
fn body(kept: &KeptFields) -> TokenStream {
    match &kept.body {
        None => quote!(__dfns::None),
        Some(FieldRef { ty: None, .. }) => quote!(__dfns::Some(__body)),
        Some(FieldRef { ty: Some(_), .. }) => quote!(__dfns::Content(__body).__error_body()),
    }
}

fn view_of_errors(variant: &Variant, targets: &[Target], kept: &KeptFields, resolved: &Resolved<'_>) -> TokenStream {
    let body = body(kept);
    let [Target { index, cause, .. }] = targets else {
        let targets = targets.iter().map(pair);
        let code = format!("{}::{}", resolved.context.spec().prefix, variant.word);
        return quote!(__dfns::View::one_of(Self::__SPEC, &[#(#targets),*], #code, #body));
    };
    let index = self::index(*index);
    let cause = match (&kept.cause, cause) {
        (Some(FieldRef { ty: None, .. }), _) => quote!(__cause.map(__dfns::Cause::index)),
        (Some(FieldRef { ty, .. }), _) => {
            let causes = cause_path(targets, resolved);
            quote_spanned!(at(ty)=> <#ty as __dfns::CauseField<#causes>>::index(__cause))
        }
        (None, Some((cause, _))) => some(*cause),
        (None, None) => return quote!(__dfns::View::of_entry(Self::__SPEC, #index, #body)),
    };
    quote!(__dfns::View::with_cause(Self::__SPEC, #index, #cause, #body))
}

/// Returns the path of the cause enum of the first target.
fn cause_path(targets: &[Target], resolved: &Resolved<'_>) -> Option<TokenStream> {
    targets.first().map(|target| resolved.context.cause_path(target.entry))
}

fn pair(target: &Target) -> TokenStream {
    let index = index(target.index);
    let cause = target.cause.map_or_else(|| quote!(__dfns::None), |(cause, _)| some(cause));
    quote!((#index, #cause))
}

fn view_of_custom(custom: &CustomVariant) -> (TokenStream, TokenStream) {
    let code = &custom.code;
    let Some(FieldRef { member, ty }) = &custom.source else {
        return (quote!(..), quote!(__dfns::View::own(Self::__SPEC, self, #code, __dfns::None)));
    };
    let source = quote_spanned!(at(ty)=> (&&&__dfns::Content(__source)).__source());
    (quote!(#member: __source, ..), quote!(__dfns::View::own(Self::__SPEC, self, #code, __dfns::Some(#source))))
}

/// Writes the body of `Display`. Only variants with their own message need an arm.
fn display(resolved: &Resolved<'_>) -> TokenStream {
    let arms = resolved.variants.iter().filter_map(display_arm);
    let arms: Vec<TokenStream> = arms.collect();
    let rest = quote!(__dfns::Display::fmt(&__dfns::ApiError::__view(self), __formatter));
    if arms.is_empty() {
        return rest;
    }
    let rest = (arms.len() < resolved.variants.len()).then(|| quote!(_ => #rest,));
    quote!(match self { #(#arms,)* #rest })
}

fn display_arm(variant: &Variant) -> Option<TokenStream> {
    let Role::Custom(CustomVariant { format, bound, .. }) = &variant.role else { return None };
    let name = &variant.name;
    let conditions = variant.conditions();
    let fields = bound.iter().map(|(member, ident)| quote!(#member: #ident,));
    let arguments = bound.iter().map(|(_, ident)| quote_spanned!(ident.span()=> *#ident));
    let message = quote!(::core::format_args!(#format #(, #arguments)*));
    let write = quote!(__dfns::ApiError::__view(self).write_custom(__formatter, #message));
    Some(quote!(#(#conditions)* Self::#name { #(#fields)* .. } => #write))
}

/// Writes the conversions of `#[from]`: that of the field and, for a `Box` or an `Arc`, that of the enum in it.
fn from(variant: &Variant, resolved: &Resolved<'_>) -> Option<TokenStream> {
    let FieldRef { member, ty } = from_field(&variant.role)?;
    if matches!(variant.role, Role::Broken { .. }) && !is_only_from(ty.as_ref(), resolved) {
        return None;
    }
    let from_field = conversion(ty, &quote!(#member: __error), variant, resolved);
    let Role::Api { pointee: Some(pointee), .. } = &variant.role else { return Some(from_field) };
    let from_pointee = conversion(pointee, &quote!(#member: ::core::convert::From::from(__error)), variant, resolved);
    Some(quote!(#from_field #from_pointee))
}

/// Writes the conversion of a type to the variant with this field.
fn conversion(ty: &impl ToTokens, field: &TokenStream, variant: &Variant, resolved: &Resolved<'_>) -> TokenStream {
    let name = resolved.context.name;
    let variant_name = &variant.name;
    let conditions = variant.conditions();
    quote_spanned! {at(ty)=>
        #(#conditions)*
        impl ::core::convert::From<#ty> for #name {
            fn from(__error: #ty) -> Self { Self::#variant_name { #field } }
        }
    }
}

/// Returns `true` if only one variant has a field of this type with `#[from]`.
fn is_only_from(ty: Option<&TokenStream>, resolved: &Resolved<'_>) -> bool {
    let types = resolved.variants.iter().filter_map(|variant| from_field(&variant.role)?.ty.as_ref());
    types.filter(|other| ty.is_some_and(|ty| ty.to_string() == other.to_string())).count() == 1
}

/// Returns the field with `#[from]`.
fn from_field(role: &Role) -> Option<&FieldRef> {
    match role {
        Role::Api { field, has_from: true, .. } | Role::Transparent { field, has_from: true, .. } => Some(field),
        Role::Custom(CustomVariant { source, has_from: true, .. }) => source.as_ref(),
        Role::Broken { from } => from.as_ref(),
        _ => None,
    }
}

/// Converts a `DfnsError`, for enums on the built-in spec.
fn from_dfns_error(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let Origin::BuiltIn = resolved.context.origin() else { return None };
    let name = resolved.context.name;
    let from = match resolved.api() {
        None => quote!(__dfns::ApiError::__from_body(::core::convert::From::from(__error))),
        Some(_) if resolved.variants.iter().any(|variant| has_from_dfns_error(&variant.role)) => return None,
        Some((variant, FieldRef { member, ty })) => {
            let error =
                quote_spanned!(at(ty)=> <#ty as __dfns::WrappedEnum>::from_body(::core::convert::From::from(__error)));
            quote!(Self::#variant { #member: #error })
        }
    };
    Some(quote! {
        impl ::core::convert::From<__dfns::DfnsError> for #name {
            fn from(__error: __dfns::DfnsError) -> Self { #from }
        }
    })
}

/// Returns `true` if the variant's `#[from]` converts a `DfnsError`.
fn has_from_dfns_error(role: &Role) -> bool {
    let Role::Api { field, pointee, has_from: true } = role else { return false };
    let ty = pointee.as_ref().or(field.ty.as_ref()).cloned();
    ty.into_iter().flatten().last().is_some_and(|last| last.to_string() == "DfnsError")
}

/// Takes the response out of the built-in enum, all of whose variants keep it.
fn into_body(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let Origin::BuiltInHere = resolved.context.origin() else { return None };
    let name = resolved.context.name;
    let variants = resolved.variants.iter().map(|variant| &variant.name);
    Some(quote! {
        impl #name {
            fn into_body(self) -> __dfns::ErrorBody { match self { #(Self::#variants { body, .. })|* => body } }
        }
    })
}
