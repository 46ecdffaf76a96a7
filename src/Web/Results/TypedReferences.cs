using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results;

/// <summary>
/// Who is meant by a reference code as it was typed. Letters and digits that look alike are one; a bare number, which may be a telephone's or
/// an emergency service's, leads to nobody but is offered.
/// </summary>
public sealed class TypedReferences(VisavisDbContext db)
{
    private const int MostOffered = 5;

    /// <summary>The one person it can only be, or those it may be.</summary>
    public async Task<(Professional? Person, IReadOnlyList<Professional> Near)> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var exact = ReferenceCode.Parse(typed);
        if (ReferenceCode.IsBareNumber(typed))
        {
            return (null, exact is null ? [] : await ListedAsync([exact], cancellationToken));
        }

        if (exact is not null && await ListedAsync([exact], cancellationToken) is [var person])
        {
            return (person, []);
        }

        if (!IsMeantAsReference(typed))
        {
            return (null, []);
        }

        var alike = ReferenceCode.Alike(typed);
        var people = await ListedAsync(alike, cancellationToken);
        return people.Count switch
        {
            1 => (people[0], []),
            > 1 => (null, people),
            _ => (null, exact is null ? [] : await ListedAsync(ReferenceCode.Near(exact), cancellationToken)),
        };
    }

    /// <summary>"V-7K3M", "#7K3M": a word that only looks like a code is a word.</summary>
    private static bool IsMeantAsReference(string typed) => typed.TrimStart() is ['v' or 'V' or '#', ..];

    private async Task<IReadOnlyList<Professional>> ListedAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken) =>
        codes.Count == 0
            ? []
            : await db
                .Professionals.AsNoTracking()
                .Where(professional => codes.Contains(professional.ReferenceCode) && !professional.IsHidden)
                .OrderBy(professional => professional.ReferenceCode)
                .Take(MostOffered)
                .ToListAsync(cancellationToken);
}
