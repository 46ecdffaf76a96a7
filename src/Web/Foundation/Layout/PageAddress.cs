using Microsoft.AspNetCore.Diagnostics;

namespace Visavis.Web.Foundation.Layout;

/// <summary>Where the reader is, as their address bar says it.</summary>
public static class PageAddress
{
    /// <summary>Path and query; on an error page those of the address that failed, which the bar still shows.</summary>
    public static string Of(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
            ? failed.OriginalPath + failed.OriginalQueryString
            : context.Request.Path + context.Request.QueryString;
}
