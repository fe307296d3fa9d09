//! Someone with a browser, about to open a page.

use std::sync::Arc;

use anyhow::Result;

use crate::{Engine, Host, Page, Settings, Site, session::Session};

/// A visitor and the site they visit.
#[derive(Debug)]
pub struct Visitor {
    session: Arc<Session>,
    /// What they visit.
    pub site: Site,
}

impl Visitor {
    /// A visitor with this browser.
    pub(crate) async fn with(session: Arc<Session>) -> Result<Self> {
        Ok(Self { session, site: Site::start().await? })
    }

    /// The same, with other settings and so with another browser.
    pub async fn set(self, settings: Settings) -> Result<Self> {
        Ok(Self { session: Arc::new(Session::start(self.engine(), settings).await?), ..self })
    }

    /// What their browser is made of.
    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Opens `host` in a window whose viewport is 1280 by 800 CSS px. The page is parsed then; what it loads may still be
    /// on its way.
    pub async fn open(&self, host: &Host) -> Result<Page<'_>> {
        self.open_wide(host, 1280).await
    }

    /// The same in a viewport of `width` CSS px, as far as this system's windows can be that narrow: from 600 on.
    pub async fn open_wide(&self, host: &Host, width: u32) -> Result<Page<'_>> {
        let page = self.window(host, width).await?;
        self.session.client.goto(&self.site.host_origin()).await?;
        // A page may begin in a process of its own, which WebKit tells the size of the window a little later.
        page.is_wide(width).await?;
        Ok(page)
    }

    /// Opens `host` in a viewport of `width` CSS px, which may be narrower than this system's windows get: in a frame.
    pub async fn open_narrow(&self, host: &Host, width: u32) -> Result<Page<'_>> {
        let page = self.window(host, 1280).await?;
        self.session.client.goto(&format!("{}/framed?{width}", self.site.host_origin())).await?;
        self.session.client.enter_frame(0).await?;
        Ok(page)
    }

    async fn window(&self, host: &Host, width: u32) -> Result<Page<'_>> {
        self.site.show(host)?;
        // From the frame of the page before, if there was one.
        self.session.client.clone().enter_parent_frame().await?;
        let page = Page { session: self.session.clone(), site: &self.site };
        page.resize(width, 800).await?;
        Ok(page)
    }
}
