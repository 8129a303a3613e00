//! `#[dfns(..)]` on a variant: what the variant represents, not yet compared with the spec.

use proc_macro2::{Ident, Punct, Spacing, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Attribute, LitStr, Meta, Path};

use super::argument::{self, Argument, ErrorName, HELP, is_path_or_status};
use super::hidden::{is_helper, misspelling};
use super::key::{KEYWORDS, Key, misplaced};
use super::tokens::{Split, flattened, is_punct, stream};
use crate::diagnostics::{error, spelled};

/// What a variant's attribute says.
pub(crate) enum VariantAttr {
    /// No attribute: the variant represents the error with its name.
    None,
    /// `#[dfns(NotFound, 410, Conflict::ExternalIdReused)]`
    Names(Vec<ErrorName>),
    /// `#[dfns(other)]`, and the word itself.
    Other(Ident),
    /// `#[dfns(api)]`
    Api,
    /// `#[dfns(transparent, transport = classify)]`
    Transparent { transport: Option<Path> },
    /// `#[dfns(display = "..", code = "..")]`
    Display { format: LitStr, code: Option<LitStr> },
    /// It can't be read.
    Broken,
}

impl VariantAttr {
    /// Takes `#[dfns(..)]` off a variant's attributes and reads it.
    pub(super) fn take(attributes: &mut Vec<Attribute>, mistakes: &mut Vec<syn::Error>) -> Self {
        let helpers: Vec<Attribute> = attributes.extract_if(.., |attribute| is_helper(attribute)).collect();
        mistakes.extend(helpers.iter().filter_map(misspelling));
        Self::read(&helpers, mistakes).unwrap_or_else(|mistake| {
            mistakes.push(mistake);
            Self::Broken
        })
    }

    /// Reads an attribute, or several as if they were one.
    fn read(helpers: &[Attribute], mistakes: &mut Vec<syn::Error>) -> syn::Result<Self> {
        let mut tokens = Vec::new();
        for helper in helpers {
            if tokens.last().is_some_and(|last| !is_punct(last, ',')) {
                tokens.push(Punct::new(',', Spacing::Alone).into());
            }
            tokens.extend(self::tokens(helper)?);
        }
        let split = Split::new(&tokens);
        let mut found = Vec::new();
        let attr = Self::combine(&split, &mut found);
        found.extend(split.missing_comma("dfns").filter(|_| attr.is_ok()));
        let [_, repeated, ..] = helpers else {
            mistakes.extend(found);
            return attr;
        };
        let is_right = attr.is_ok() && found.is_empty();
        let combined = format!("combine them: `#[dfns({})]`", split.texts().join(", "));
        let help = if is_right { &combined } else { "keep one of them" };
        mistakes.push(error(repeated, "repeated `#[dfns]`", help));
        Ok(attr.unwrap_or(Self::Broken))
    }

    /// Reads the arguments, those that others belong to first.
    fn combine(split: &Split<'_>, mistakes: &mut Vec<syn::Error>) -> syn::Result<Self> {
        let mut arguments = Vec::new();
        for tokens in &split.arguments {
            if let Some(Argument::Display(key, _) | Argument::Code(key, _)) = arguments.last()
                && is_value(tokens)
            {
                let message = format!("`{key}` takes no arguments after the string");
                return Err(error(stream(tokens), message, in_the_string(tokens)));
            }
            arguments.push(argument::read(tokens, mistakes)?);
        }
        let mut attr = Self::None;
        for rank in 0..=Argument::LAST_RANK {
            for argument in arguments.extract_if(.., |argument| argument.rank() == rank) {
                mistakes.extend(attr.add(argument));
            }
        }
        Ok(attr)
    }

    /// Adds an argument, and returns what is wrong if it can't be combined with those before it.
    fn add(&mut self, argument: Argument) -> Option<syn::Error> {
        match (self, argument) {
            (attr @ Self::None, Argument::Keyword(word)) => *attr = Self::from_keyword(&word),
            (attr @ Self::None, Argument::Name(name)) => *attr = Self::Names(vec![name]),
            (attr @ Self::None, Argument::Display(_, format)) => *attr = Self::Display { format, code: None },
            (Self::Names(names), Argument::Name(name)) => names.push(name),
            (Self::Display { code: code @ None, .. }, Argument::Code(_, text)) => *code = Some(text),
            (Self::Transparent { transport: transport @ None }, Argument::Transport(_, path)) => {
                *transport = Some(path);
            }
            (Self::Broken, _) => {}
            (attr, argument) => {
                let conflict = attr.conflict(&argument);
                if matches!((&*attr, &argument), (Self::None, _) | (_, Argument::Name(_))) {
                    *attr = Self::Broken;
                }
                return Some(conflict);
            }
        }
        None
    }

    fn conflict(&self, argument: &Argument) -> syn::Error {
        let written = spelled(argument);
        let (message, help) = match (self, argument) {
            (Self::Display { .. }, Argument::Code(..)) | (Self::Transparent { .. }, Argument::Transport(..)) => {
                (format!("repeated `{written}`"), "keep one of them".to_owned())
            }
            _ if self.described() == format!("`{written}`") => {
                (format!("repeated `{written}`"), "keep one of them".to_owned())
            }
            (Self::Names(_), Argument::Code(..)) => {
                ("the code of an API error comes from the spec".to_owned(), "remove `code`".to_owned())
            }
            (_, Argument::Code(_, code)) => {
                let help = format!("write `#[dfns(display = \"..\", code = {})]`", code.to_token_stream());
                ("`code` can only be used with `display`".to_owned(), help)
            }
            (_, Argument::Transport(_, path)) => {
                let help = format!("write `#[dfns(transparent, transport = {})]`", spelled(path));
                ("`transport` can only be used with `transparent`".to_owned(), help)
            }
            _ => {
                let message = format!("`{written}` cannot be combined with {}", self.described());
                (message, "keep one of them, or give each a variant of its own".to_owned())
            }
        };
        error(argument, message, help)
    }

    fn described(&self) -> &'static str {
        match self {
            Self::Other(_) => "`other`",
            Self::Api => "`api`",
            Self::Transparent { .. } => "`transparent`",
            Self::Display { .. } => "`display`",
            Self::None | Self::Names(_) | Self::Broken => "errors",
        }
    }

    /// Returns the attribute for a keyword on its own.
    pub(crate) fn from_keyword(keyword: &Ident) -> Self {
        match keyword.unraw().to_string().as_str() {
            "other" => Self::Other(keyword.clone()),
            "api" => Self::Api,
            _ => Self::Transparent { transport: None },
        }
    }
}

/// Returns what is between the parentheses.
fn tokens(helper: &Attribute) -> syn::Result<Vec<TokenTree>> {
    match &helper.meta {
        Meta::List(list) if !list.tokens.is_empty() => Ok(flattened(list.tokens.clone())),
        Meta::List(_) | Meta::Path(_) => Err(error(helper, "`#[dfns]` requires an argument", HELP)),
        Meta::NameValue(pair) => {
            let value = spelled(&pair.value);
            let name = value.replace('"', "");
            let keyword = KEYWORDS.iter().find(|keyword| keyword.eq_ignore_ascii_case(&name));
            let name = keyword.map_or(name, |keyword| (*keyword).to_owned());
            let meant = if is_path_or_status(&name) { name } else { format!("display = {value}") };
            let message = "the arguments of `#[dfns]` go in parentheses";
            Err(error(helper, message, format!("write `#[dfns({meant})]`")))
        }
    }
}

/// Returns how a field that follows the string is written in it.
fn in_the_string(tokens: &[TokenTree]) -> String {
    let field = match tokens {
        [field @ TokenTree::Ident(_)] => field,
        [dot, field] if is_punct(dot, '.') => field,
        _ => return "put fields in the string, such as `{0}` or `{limit}`; it cannot contain expressions".to_owned(),
    };
    format!("put the field in the string: `{{{field}}}`")
}

/// Returns `true` for what follows a string in `write!` or in thiserror, such as `limit`, `.0` or `limit = self.limit`.
fn is_value(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(word), ..] => {
            let text = word.to_string();
            let is_argument = KEYWORDS.contains(&text.as_str()) || Key::near(&text).is_some();
            text.starts_with(char::is_lowercase) && !is_argument && misplaced(word, tokens).is_none()
        }
        [TokenTree::Literal(literal), ..] => literal.to_string().parse::<u64>().is_err(),
        [token, ..] => is_punct(token, '.'),
        [] => false,
    }
}

/// Removes and returns the attributes with this name.
pub(crate) fn take_named(name: &str, attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    attributes.extract_if(.., |attribute| attribute.path().is_ident(name)).collect()
}
