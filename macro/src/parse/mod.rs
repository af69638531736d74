//! From tokens to [`arguments::Arguments`] and [`impl_block::ImplBlock`].

pub(crate) mod arguments;
pub(crate) mod impl_block;
