using Visavis.Search;

namespace Visavis.Web.Professionals;

/// <summary>One page of results, with the rows as they are now.</summary>
/// <param name="Total">How many match, or the most that can be paged to when <paramref name="TotalIsCapped"/>.</param>
/// <param name="Place">What the second box was understood as.</param>
/// <param name="PlaceUnknown">Something was typed there that names no place; the results are from everywhere.</param>
public sealed record DirectoryPage(IReadOnlyList<DirectoryEntry> Entries, int Total, bool TotalIsCapped, Place? Place, bool PlaceUnknown);
