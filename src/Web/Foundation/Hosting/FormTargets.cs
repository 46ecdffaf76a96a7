namespace Visavis.Web.Foundation.Hosting;

/// <summary>Other sites that the forms of some pages lead to.</summary>
public sealed class FormTargets
{
    private readonly List<(PathString Pages, string Origin)> targets = [];

    public void Add(PathString pages, string origin) => targets.Add((pages, origin));

    public IEnumerable<string> Of(PathString page) =>
        targets.Where(target => page.StartsWithSegments(target.Pages, StringComparison.Ordinal)).Select(target => target.Origin);
}
