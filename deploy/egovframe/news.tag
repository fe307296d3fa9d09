<%--
  Invest Seoul news as a JSP tag, for eGovFrame and any container with JSTL. Put this file into WEB-INF/tags/isn/ and replace HOST in the
  two addresses below.
  인베스트서울 소식. 이 파일을 WEB-INF/tags/isn/에 넣고 아래 두 주소의 HOST를 안내받은 주소로 바꾸세요.

    <%@ taglib prefix="isn" tagdir="/WEB-INF/tags/isn" %>
    <isn:news lang="ko"/>

  The attributes are those of the element; values are escaped. The script is written once a page.
--%>
<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" dynamic-attributes="attributes" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<%@ taglib prefix="fn" uri="http://java.sun.com/jsp/jstl/functions" %>
<%-- The script, in the folder of its version. With its hash (sha384-…), browsers run that very version and nothing else. --%>
<c:set var="script" value="https://HOST/v0.1.0/invest-seoul-news.js"/>
<c:set var="integrity" value=""/>
<%-- The feed of tags that name none. --%>
<c:set var="feed" value="https://HOST/feed.json"/>
<%-- Whether the height is reserved by an inline style. Where the site's policy forbids these, write false, and this into a style sheet:
     .invest-seoul-news-reserved { display: block; min-height: 500px } --%>
<c:set var="inlineStyle" value="true"/>
<c:if test="${empty requestScope.investSeoulNews}">
  <c:set var="investSeoulNews" value="loaded" scope="request"/>
  <script async src="${fn:escapeXml(script)}"<c:if test="${not empty integrity}"> integrity="${fn:escapeXml(integrity)}" crossorigin="anonymous"</c:if>></script>
</c:if>
<%-- A row of default cards is this high, so nothing moves when it comes. `cargo xtask docs` writes the condition. --%>
<c:set var="hasDefaultHeight" value="${(attributes.layout eq null or attributes.layout eq 'carousel') and (attributes.show eq null or attributes.show eq 'image summary date views all-news') and (attributes.search eq null or attributes.search eq 'false')}"/>
<invest-seoul-news<c:if test="${hasDefaultHeight and inlineStyle}"> style="display: block; min-height: 500px"</c:if><c:if test="${hasDefaultHeight and not inlineStyle}"> class="invest-seoul-news-reserved"</c:if><c:if test="${attributes.feed eq null}"> feed="${fn:escapeXml(feed)}"</c:if><c:forEach items="${attributes}" var="attribute"> ${attribute.key}="${fn:escapeXml(attribute.value)}"</c:forEach>><a href="https://investseoul.com">인베스트서울 소식</a></invest-seoul-news>
