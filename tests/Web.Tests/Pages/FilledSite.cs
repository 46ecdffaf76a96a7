using AngleSharp.Dom;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

/// <summary>A running site with the <see cref="SmallDirectory"/> in it.</summary>
public sealed class FilledSite : IAsyncLifetime
{
    public DirectorySite Site { get; } = new();

    public IReadOnlyList<Professional> People { get; private set; } = [];

    public async ValueTask InitializeAsync() => People = await SmallDirectory.FillAsync(Site.App);

    public Task<IDocument> OpenAsync(string path, string language = "fr") => Site.OpenAsync(path, language);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
