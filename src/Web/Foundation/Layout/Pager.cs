namespace Visavis.Web.Foundation.Layout;

/// <summary>Where a list of pages stands; every page has an address of its own.</summary>
/// <param name="Current">From 1.</param>
/// <param name="Last">Number of pages.</param>
/// <param name="AddressOf">The address of a page by its number.</param>
public sealed record Pager(int Current, int Last, Func<int, string> AddressOf)
{
    /// <summary>The page numbers to offer, with null where some are left out: first, last and those around the current one.</summary>
    public IEnumerable<int?> Numbers()
    {
        var shown = Enumerable.Range(1, Last).Where(n => n == 1 || n == Last || Math.Abs(n - Current) <= 1).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            if (i > 0 && shown[i] - shown[i - 1] == 2)
            {
                yield return shown[i] - 1;
            }
            else if (i > 0 && shown[i] - shown[i - 1] > 2)
            {
                yield return null;
            }

            yield return shown[i];
        }
    }
}
