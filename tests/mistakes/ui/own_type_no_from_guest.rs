//! Types of one's own that don't implement `FromGuest`, or not for this context.

use wasmtime_integration::{FromGuest, FromGuestError, GuestMemory, wasmtime_integration};

struct Account(u32);

struct Token(u32);

struct Other;

struct Host;

impl FromGuest<'_, Other> for Token {
    type Core = i32;

    fn from_guest(core: i32, _: &GuestMemory<'_>, _: &mut Other) -> Result<Self, FromGuestError> {
        Ok(Token(core as u32))
    }
}

#[wasmtime_integration(module("bank", name = Bank))]
impl Host {
    pub fn balance(&self, account: Account) -> u64 {
        account.0.into()
    }

    pub fn redeem(&self, times: u32, token: Token) -> u32 {
        times * token.0
    }

    pub async fn wait(&self, account: Account) -> u64 {
        account.0.into()
    }
}

fn main() {}
