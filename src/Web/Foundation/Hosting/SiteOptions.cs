namespace Visavis.Web.Foundation.Hosting;

/// <summary>Section <c>Site</c> of the configuration.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Public address of the site, e.g. <c>https://visavis.example</c>: what links in mails begin with.</summary>
    public string? Url { get; set; }
}
