//! `#[dfns(...)]` on a variant: what the variant stands for.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::token::{Brace, Paren};
use syn::{Attribute, Expr, Lit, LitInt, LitStr, Meta, Path, Token};

use crate::errors::{Errors, error, spelled};

/// What a variant's attribute says, not yet compared with the spec.
pub(crate) enum VariantAttr {
    /// There is none: the variant stands for the error with its name.
    None,
    /// `#[dfns(NotFound, 410, Conflict::ExternalIdReused)]`
    Names(Vec<ErrorName>),
    /// `#[dfns(other)]`, and the word itself.
    Other(Ident),
    /// `#[dfns(api)]`, and the word itself.
    Api(Ident),
    /// `#[dfns(transparent, transport = classify)]`
    Transparent { transport: Option<Path> },
    /// `#[dfns(display = "..", code = "..")]`
    Display { format: LitStr, code: Option<LitStr> },
    /// A mistake that is already reported.
    Broken,
}

/// How the user names an error, or one cause of an error.
pub(crate) enum ErrorName {
    Entry(Ident),
    Status(LitInt),
    Cause(Ident, Ident),
    /// A longer path: a mistake, but its end may be clear enough.
    Path(Path),
    /// `404..410`, or with the token `404..=410`: a mistake, but clear enough.
    Range(LitInt, Option<Token![..=]>, LitInt),
    /// A name in quotes: a mistake, but clear enough.
    Quoted(LitStr),
}

impl ToTokens for ErrorName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Entry(name) => name.to_tokens(tokens),
            Self::Status(status) => status.to_tokens(tokens),
            Self::Quoted(name) => name.to_tokens(tokens),
            Self::Cause(entry, cause) => tokens.extend(quote!(#entry::#cause)),
            Self::Path(path) => path.to_tokens(tokens),
            Self::Range(first, None, last) => tokens.extend(quote!(#first .. #last)),
            Self::Range(first, closed, last) => tokens.extend(quote!(#first #closed #last)),
        }
    }
}

/// The words before a `=`, and those that belong on a field.
const ARGUMENTS: &[&str] = &["display", "code", "transport", "from", "source"];

/// The words that are not names of errors.
pub(crate) const KEYWORDS: &[&str] = &["transparent", "other", "api"];

const HELP: &str = "name an error or a status, or write `transparent`, `other`, `api` or `display = \"..\"`";

impl VariantAttr {
    /// Takes `#[dfns(...)]` off a variant's attributes and reads it.
    pub(crate) fn take(attributes: &mut Vec<Attribute>, errors: &Errors) -> Self {
        let hidden: Vec<Attribute> = attributes.extract_if(.., |attribute| hides_dfns(attribute)).collect();
        if let Some(hidden) = hidden.first() {
            errors.push(in_cfg_attr(hidden));
            take_named("dfns", attributes);
            return Self::Broken;
        }
        let helpers = take_named("dfns", attributes);
        let [helper, repeated @ ..] = &helpers[..] else { return Self::None };
        if !repeated.is_empty() && !report_repeated(repeated, &helpers, errors) {
            return Self::Broken;
        }
        Self::read(helper, errors).unwrap_or_else(|error| {
            errors.push(error);
            Self::Broken
        })
    }

    /// Returns the attribute for a keyword on its own.
    pub(crate) fn of_keyword(keyword: &Ident) -> Self {
        match keyword.unraw().to_string().as_str() {
            "other" => Self::Other(keyword.clone()),
            "api" => Self::Api(keyword.clone()),
            _ => Self::Transparent { transport: None },
        }
    }

    fn read(helper: &Attribute, errors: &Errors) -> syn::Result<Self> {
        let list = match &helper.meta {
            Meta::List(list) => list,
            Meta::Path(_) => return Err(error(helper, "`#[dfns]` requires an argument", HELP)),
            Meta::NameValue(pair) => {
                let help = format!("write `#[dfns({})]`", spelled(&pair.value).replace('"', ""));
                return Err(error(helper, "the arguments of `#[dfns]` go in parentheses", help));
            }
        };
        let words = list.parse_args_with(|input: ParseStream<'_>| words(input, errors))?;
        if words.is_empty() {
            return Err(error(helper, "`#[dfns()]` requires an argument", HELP));
        }
        let words = without_transparent_beside_api(words, errors);
        let mut parts = Parts::default();
        words.into_iter().try_for_each(|word| parts.add(word))?;
        parts.combine()
    }
}

/// Reports each attribute but the first. Returns `false` if they can't be joined, so that none of them can be read.
fn report_repeated(repeated: &[Attribute], all: &[Attribute], errors: &Errors) -> bool {
    let names: Option<Vec<String>> = all.iter().map(names_in).collect();
    let help = names.as_ref().map_or_else(
        || "keep one of them".to_owned(),
        |names| format!("combine them: `#[dfns({})]`", names.join(", ")),
    );
    for attribute in repeated {
        errors.report(attribute, "repeated `#[dfns]`", &help);
    }
    names.is_some()
}

/// Returns the arguments of a `#[dfns(..)]` that only names errors.
fn names_in(helper: &Attribute) -> Option<String> {
    let list = helper.meta.require_list().ok()?;
    let only_names = |input: ParseStream<'_>| input.parse_terminated(Word::parse, Token![,]);
    let words = list.parse_args_with(only_names).ok()?;
    words.iter().all(|word| matches!(word, Word::Name(_))).then(|| spelled(&list.tokens))
}

/// Parses arguments and the commas between them. Reports the first place where a comma is missing.
fn words(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Vec<Word>> {
    let (mut words, mut texts, mut missing) = (Vec::new(), Vec::new(), None);
    while !input.is_empty() {
        if let Some(Word::Display(key, _) | Word::Code(key, _)) = words.last() {
            check_after_text(key, input)?;
        }
        let start = input.cursor();
        words.push(input.parse()?);
        texts.push(spelled(tokens(start, input.cursor())));
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        } else if input.peek(Token![|]) {
            let bar: Token![|] = input.parse()?;
            missing.get_or_insert((bar.to_token_stream(), "errors are separated by commas".to_owned()));
        } else if input.peek(Token![.]) && input.peek2(Ident::peek_any) {
            input.parse::<Token![.]>()?;
            let cause = input.call(Ident::parse_any)?;
            let help = format!("write `{}::{cause}`", texts.pop().unwrap_or_default());
            return Err(error(tokens(start, input.cursor()), "expected `::`, found `.`", help));
        } else if let Some((next, _)) = input.cursor().token_tree() {
            let message = format!("expected `,`, found `{next}`");
            missing.get_or_insert((next.into(), message));
        }
    }
    if let Some((place, message)) = missing {
        errors.report(place, message, format!("write `#[dfns({})]`", texts.join(", ")));
    }
    Ok(words)
}

/// Checks that no arguments follow a text, as they do in `write!` or in thiserror.
fn check_after_text(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    let next = input.fork();
    let help = if let Ok(name) = next.call(Ident::parse_any) {
        let is_field = name.to_string().starts_with(|first: char| first.is_lowercase() || first == '_');
        if !is_field || ARGUMENTS.contains(&name.to_string().as_str()) || KEYWORDS.iter().any(|word| name == word) {
            return Ok(());
        }
        // `limit = cents` or `cents`.
        let is_pair = next.parse::<Token![=]>().is_ok();
        name_field(if is_pair { &next } else { input })
    } else if next.parse::<Token![.]>().is_ok() {
        name_field(input)
    } else if next.peek(Lit) && !next.peek(LitInt) {
        "write it in the text".to_owned()
    } else {
        return Ok(());
    };
    Err(error(input.cursor().token_stream(), format!("`{key}` takes no arguments after the string"), help))
}

/// Suggests naming a field in the text, for an argument such as `limit`, `.limit` or `.0`.
fn name_field(input: ParseStream<'_>) -> String {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let argument: TokenStream =
        input.cursor().token_stream().into_iter().take_while(|token| !is_comma(token)).collect();
    let argument = spelled(argument).replace(' ', "");
    let field = argument.trim_start_matches('.');
    if field.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return format!("put the field in the text: `{{{field}}}`");
    }
    "put the result in a field, and the field in the text".to_owned()
}

/// Returns the tokens between two places.
fn tokens(mut start: Cursor<'_>, end: Cursor<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while start != end {
        let Some((token, next)) = start.token_tree() else { break };
        tokens.extend([token]);
        start = next;
    }
    tokens
}

/// Parses a path. A path that ends with `::` is unfinished.
fn path(input: ParseStream<'_>) -> syn::Result<Path> {
    let start = input.cursor();
    input.call(Path::parse_mod_style).map_err(|_| {
        let written = tokens(start, input.cursor());
        if written.is_empty() {
            let found: TokenStream = input.cursor().token_tree().map(|(token, _)| token).into_iter().collect();
            return error(&found, format!("expected an error's name or status, found `{}`", spelled(&found)), HELP);
        }
        let text = spelled(&written).replace(' ', "");
        let help = format!("write `{}`, or name one of its causes", text.trim_end_matches(':'));
        error(&written, format!("expected a name after `{text}`"), help)
    })
}

/// Returns `true` for `#[cfg_attr(.., dfns(..))]`.
fn hides_dfns(attribute: &Attribute) -> bool {
    let is_cfg_attr = attribute.path().is_ident("cfg_attr");
    is_cfg_attr && attribute.meta.to_token_stream().to_string().contains("dfns")
}

/// The compiler resolves `cfg_attr` after this macro has run.
fn in_cfg_attr(attribute: &Attribute) -> syn::Error {
    let Meta::List(list) = &attribute.meta else { return error(attribute, "`#[dfns]` cannot be conditional", HELP) };
    let text = spelled(&list.tokens);
    let (condition, dfns) = text.split_once("dfns").unwrap_or((&text, ""));
    let condition = condition.trim_end_matches([',', ' ']);
    let otherwise = negated(condition);
    let help = format!(
        "write two variants: `#[cfg({condition})] #[dfns{dfns}]`, and one with `#[cfg({otherwise})]` and another `#[dfns]`"
    );
    error(attribute, "`#[dfns]` is not supported inside `cfg_attr`", help)
}

/// Returns the predicate that holds when another one does not.
fn negated(condition: &str) -> String {
    let inner = condition.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')'));
    inner.map_or_else(|| format!("not({condition})"), str::to_owned)
}

/// Reads `#[dfn(..)]` as the attribute that was meant, and reports it.
pub(crate) fn correct_attribute_name(attributes: &mut [Attribute], errors: &Errors) {
    for attribute in attributes {
        let Some(name) = attribute.path().get_ident().cloned() else { continue };
        if name == "dfns" || nearest(&name.to_string(), ["dfns"]).is_none() {
            continue;
        }
        let path: Path = Ident::new("dfns", name.span()).into();
        match &mut attribute.meta {
            Meta::Path(written) => {
                // A missing argument is reported later. One message is enough.
                *written = path;
                continue;
            }
            Meta::List(list) => list.path = path,
            Meta::NameValue(pair) => pair.path = path,
        }
        let meant = spelled(&*attribute).replace("# ", "#");
        errors.report(&name, format!("unknown attribute `{name}`"), format!("did you mean `{meant}`?"));
    }
}

/// Takes the attributes with this name away.
pub(crate) fn take_named(name: &str, attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    attributes.extract_if(.., |attribute| attribute.path().is_ident(name)).collect()
}

/// The arguments of one attribute, by kind.
#[derive(Default)]
struct Parts {
    keyword: Option<Ident>,
    names: Vec<ErrorName>,
    transport: Option<(Ident, Path)>,
    display: Option<(Ident, LitStr)>,
    code: Option<(Ident, LitStr)>,
}

impl Parts {
    fn add(&mut self, word: Word) -> syn::Result<()> {
        match word {
            Word::Name(name) => self.names.push(name),
            Word::Keyword(keyword) => {
                if let Some(first) = self.keyword.replace(keyword.clone()) {
                    return Err(two_keywords(&first, &keyword));
                }
            }
            Word::Transport(key, path) => self.transport = Some((key, path)),
            Word::Display(key, format) => self.display = Some((key, format)),
            Word::Code(key, code) => self.code = Some((key, code)),
        }
        Ok(())
    }

    fn combine(self) -> syn::Result<VariantAttr> {
        let Self { keyword, names, transport, display, code } = self;
        let is_transparent = keyword.as_ref().is_some_and(|keyword| *keyword == "transparent");
        if let Some((key, path)) = transport.as_ref().filter(|_| !is_transparent) {
            let help = format!("write `#[dfns(transparent, transport = {})]`", spelled(path));
            return Err(error(key, "`transport` can only be used with `transparent`", help));
        }
        if let (Some((key, _)), None, false) = (&code, &display, names.is_empty()) {
            return Err(error(key, "the code of an API error comes from the spec", "remove `code`"));
        }
        if let (Some((key, code)), None) = (&code, &display) {
            let help = format!("write `#[dfns(display = \"..\", code = {})]`", code.to_token_stream());
            return Err(error(key, "`code` can only be used with `display`", help));
        }
        match (keyword, display) {
            (Some(keyword), _) if !names.is_empty() => Err(with_names(&keyword, &names)),
            (Some(keyword), Some((key, _))) => {
                Err(error(key, format!("`display` cannot be combined with `{keyword}`"), "keep one of the two"))
            }
            (Some(_), None) if is_transparent => {
                Ok(VariantAttr::Transparent { transport: transport.map(|(_, path)| path) })
            }
            (Some(keyword), None) => Ok(VariantAttr::of_keyword(&keyword)),
            (None, Some((key, _))) if !names.is_empty() => Err(with_names(&key, &names)),
            (None, Some((_, format))) => Ok(VariantAttr::Display { format, code: code.map(|(_, code)| code) }),
            (None, None) => Ok(VariantAttr::Names(names)),
        }
    }
}

/// Says what is wrong with names beside a keyword: markers of fields are a mistake of their own.
fn with_names(keyword: &Ident, names: &[ErrorName]) -> syn::Error {
    let marker = names.iter().find_map(|name| match name {
        ErrorName::Entry(word) if word == "from" || word == "source" => Some(word),
        _ => None,
    });
    match marker {
        Some(word) => {
            error(word, format!("`{word}` belongs on the field"), format!("place `#[{word}]` in front of the field"))
        }
        None => combined(keyword, "errors"),
    }
}

/// Reports `#[dfns(api, transparent)]`, and takes it as `#[dfns(api)]`.
fn without_transparent_beside_api(mut words: Vec<Word>, errors: &Errors) -> Vec<Word> {
    let has = |keyword: &str| words.iter().any(|word| matches!(word, Word::Keyword(word) if word == keyword));
    if has("api") && has("transparent") {
        for word in words.extract_if(.., |word| matches!(word, Word::Keyword(word) if word == "transparent")) {
            if let Word::Keyword(word) = word {
                errors.report(word, "`api` already forwards everything", "remove `transparent`");
            }
        }
    }
    words
}

fn two_keywords(first: &Ident, second: &Ident) -> syn::Error {
    if first == second {
        return error(second, format!("repeated `{second}`"), "keep one of them");
    }
    combined(second, &format!("`{first}`"))
}

fn combined(word: &Ident, with: &str) -> syn::Error {
    error(word, format!("`{word}` cannot be combined with {with}"), "give it a variant of its own")
}

/// One argument.
enum Word {
    Keyword(Ident),
    Name(ErrorName),
    Transport(Ident, Path),
    Display(Ident, LitStr),
    Code(Ident, LitStr),
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Lit) {
            let literal = input.parse()?;
            return if input.peek(Token![..]) { Self::of_range(literal, input) } else { Self::of_literal(literal) };
        }
        let path = path(input)?;
        if input.peek(Token![=]) {
            return Self::of_pair(&path, input);
        }
        if input.peek(Paren) || input.peek(Brace) {
            return Err(in_parentheses(&path, input)?);
        }
        let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        match names[..] {
            [word] if KEYWORDS.iter().any(|keyword| word.unraw() == keyword) => Ok(Self::Keyword(word.clone())),
            [name] => Ok(Self::Name(ErrorName::Entry(name.clone()))),
            [entry, cause] => Ok(Self::Name(ErrorName::Cause(entry.clone(), cause.clone()))),
            _ => Ok(Self::Name(ErrorName::Path(path))),
        }
    }
}

/// Says how to write `display("..")`.
fn in_parentheses(path: &Path, input: ParseStream<'_>) -> syn::Result<syn::Error> {
    let group: proc_macro2::Group = input.parse()?;
    let written = quote!(#path #group);
    let (name, value) = (spelled(path), spelled(group.stream()));
    let is_error = name.starts_with(|first: char| first.is_uppercase());
    if is_error || KEYWORDS.contains(&name.as_str()) {
        let cause = group.stream().into_iter().last().filter(|last| is_error && matches!(last, TokenTree::Ident(_)));
        let help = cause.map_or_else(|| format!("write `{name}`"), |cause| format!("write `{name}::{cause}`"));
        return Ok(error(written, format!("`{name}` does not take arguments"), help));
    }
    if !ARGUMENTS.contains(&name.as_str()) {
        return Ok(error(written, format!("unknown argument `{name}`"), HELP));
    }
    Ok(error(written, format!("expected `=` after `{name}`"), format!("write `{name} = {value}`")))
}

/// Reads the path of `transport`.
fn function(written: &TokenStream, input: ParseStream<'_>) -> syn::Result<Path> {
    let help = "name a function that takes the wrapped error and returns a `Transport`";
    input.call(Path::parse_mod_style).map_err(|_| error(written, "`transport` requires the path of a function", help))
}

/// Reads the text of `display` or `code`.
fn text(key: &Ident, written: &TokenStream, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let mut value: Vec<TokenTree> = Vec::new();
    let is_argument = || input.peek(Ident::peek_any) && input.peek2(Token![=]);
    while !input.is_empty() && !input.peek(Token![,]) && (value.is_empty() || !is_argument()) {
        value.push(input.parse()?);
    }
    let tokens: TokenStream = value.iter().cloned().collect();
    if let Ok(literal) = syn::parse2::<LitStr>(tokens.clone()) {
        return Ok(literal);
    }
    if value.is_empty() {
        return Err(error(written, format!("`{key}` requires a string"), format!("write `{key} = \"..\"`")));
    }
    let (message, help) = not_a_text(key, &value);
    Err(error(tokens, message, help))
}

/// Says what to write instead of a value that is not a string literal.
fn not_a_text(key: &Ident, value: &[TokenTree]) -> (String, String) {
    let message = format!("`{key}` must be a string literal");
    let literals: Option<String> = value.iter().map(literal_text).collect();
    if let Some(text) = literals.as_ref().filter(|_| value.len() > 1) {
        return (format!("`{key}` takes one string literal"), format!("write `{key} = {text:?}`"));
    }
    let help = match value {
        [TokenTree::Literal(literal)] => {
            let text = literals.unwrap_or_else(|| literal.to_string());
            format!("write `{key} = {text:?}`")
        }
        [TokenTree::Ident(name)] if name.to_string().starts_with(char::is_lowercase) => {
            format!("write `{key} = \"{name}\"`")
        }
        [.., TokenTree::Ident(_)] => "a constant cannot be used here: write a string literal".to_owned(),
        [TokenTree::Ident(name), TokenTree::Punct(bang), ..] if bang.as_char() == '!' => {
            format!("`{name}!` cannot be evaluated here: write the text, and put the fields in it")
        }
        _ => "write the text, and put the fields in it".to_owned(),
    };
    (message, help)
}

/// Returns the text of a literal, whatever its kind.
fn literal_text(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        Lit::ByteStr(text) => String::from_utf8(text.value()).ok(),
        Lit::CStr(text) => text.value().into_string().ok(),
        Lit::Char(letter) => Some(letter.value().to_string()),
        _ => Some(literal.to_string()),
    }
}

impl Word {
    fn of_range(first: Lit, input: ParseStream<'_>) -> syn::Result<Self> {
        let closed: Option<Token![..=]> = if input.peek(Token![..=]) { Some(input.parse()?) } else { None };
        if closed.is_none() {
            input.parse::<Token![..]>()?;
        }
        match (first, input.parse()?) {
            (Lit::Int(first), Lit::Int(last)) => Ok(Self::Name(ErrorName::Range(first, closed, last))),
            (first, _) => Err(error(first, "a range is not a status", HELP)),
        }
    }

    fn of_literal(literal: Lit) -> syn::Result<Self> {
        match literal {
            Lit::Int(status) => Ok(Self::Name(ErrorName::Status(status))),
            Lit::Str(name) => Ok(Self::Name(ErrorName::Quoted(name))),
            literal => {
                let text = spelled(&literal);
                let whole = text.split('.').next().filter(|whole| whole.parse::<u16>().is_ok());
                let help = whole.map_or_else(|| HELP.to_owned(), |whole| format!("write `{whole}`"));
                Err(error(&literal, format!("expected an error's name or status, found `{text}`"), help))
            }
        }
    }

    fn of_pair(path: &Path, input: ParseStream<'_>) -> syn::Result<Self> {
        let equals = input.parse::<Token![=]>()?;
        let key = path.require_ident()?.clone();
        let written = quote!(#key #equals);
        match key.to_string().as_str() {
            "transport" => Ok(Self::Transport(key, function(&written, input)?)),
            "display" => Ok(Self::Display(key.clone(), text(&key, &written, input)?)),
            "code" => Ok(Self::Code(key.clone(), text(&key, &written, input)?)),
            name => {
                let value: Expr = input.parse()?;
                let value = spelled(&value).replace('"', "");
                if ARGUMENTS.contains(&name) {
                    let help = format!("place `#[{name}]` in front of `{value}`");
                    return Err(error(path, format!("`{name}` belongs on the field"), help));
                }
                if KEYWORDS.contains(&name) {
                    return Err(error(path, format!("`{name}` takes no value"), format!("write `#[dfns({name})]`")));
                }
                let message = format!("unknown argument `{name}`");
                Err(error(path, message, format!("`#[dfns]` takes names and statuses: write `#[dfns({value})]`")))
            }
        }
    }
}
