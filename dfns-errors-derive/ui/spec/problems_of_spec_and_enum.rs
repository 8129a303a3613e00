use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/one_problem.json", banana)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns("SoldOut")]
    Lost,
    #[dfns(other)]
    Other,
}

fn main() {}
