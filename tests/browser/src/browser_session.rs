//! A browser and a site: what one test works with.

use std::sync::Arc;

use anyhow::Result;

use crate::{Engine, Host, Page, Settings, Site, webdriver::WebDriverSession};

/// A browser with the site that it opens.
#[derive(Debug)]
pub struct BrowserSession {
    webdriver: Arc<WebDriverSession>,
    /// The servers of this test.
    pub site: Site,
}

impl BrowserSession {
    /// A session with this browser and a new site.
    pub(crate) async fn start(webdriver: Arc<WebDriverSession>) -> Result<Self> {
        Ok(Self { webdriver, site: Site::start().await? })
    }

    /// The same site in a new browser with these settings.
    pub async fn with_settings(self, settings: Settings) -> Result<Self> {
        Ok(Self { webdriver: Arc::new(WebDriverSession::start(self.engine(), settings).await?), ..self })
    }

    /// The engine of the browser.
    pub fn engine(&self) -> Engine {
        self.webdriver.engine
    }

    /// Opens `host` in a viewport of 1280 by 800 CSS px. The page is parsed when this returns; its resources may still be
    /// loading.
    pub async fn open(&self, host: &Host) -> Result<Page<'_>> {
        self.open_wide(host, 1280).await
    }

    /// Opens `host` in a viewport of `width` CSS px, 600 or more: browser windows can't be narrower.
    pub async fn open_wide(&self, host: &Host, width: u32) -> Result<Page<'_>> {
        self.site.show(host)?;
        self.go_to(&format!("{}{}", self.site.host_origin(), host.path()), width).await
    }

    /// Opens a page of another server, in a viewport of 1280 by 800 CSS px.
    pub async fn open_address(&self, address: &str) -> Result<Page<'_>> {
        self.go_to(address, 1280).await
    }

    /// Opens `host` in a frame of `width` CSS px, which can be narrower than a window.
    pub async fn open_narrow(&self, host: &Host, width: u32) -> Result<Page<'_>> {
        self.site.show(host)?;
        let page = self.window(1280).await?;
        self.webdriver.client.goto(&format!("{}/framed?{width}", self.site.host_origin())).await?;
        self.webdriver.client.enter_frame(0).await?;
        Ok(page)
    }

    async fn go_to(&self, address: &str, width: u32) -> Result<Page<'_>> {
        let page = self.window(width).await?;
        self.webdriver.client.goto(address).await?;
        // WebKit may load a page in a new process, which gets the size of the window a little later.
        page.is_wide(width).await?;
        Ok(page)
    }

    async fn window(&self, width: u32) -> Result<Page<'_>> {
        // The page before may have been in a frame.
        self.webdriver.client.clone().enter_parent_frame().await?;
        let page = Page { webdriver: self.webdriver.clone(), site: &self.site };
        page.resize(width, 800).await?;
        Ok(page)
    }
}
