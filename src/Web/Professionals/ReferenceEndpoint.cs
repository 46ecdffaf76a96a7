using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Data;

namespace Visavis.Web.Professionals;

/// <summary>The address short enough to say: <c>/V-7K3M</c> leads to the profile.</summary>
public static class ReferenceEndpoint
{
    public static IEndpointConventionBuilder MapReferences(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{reference:regex(^[vV]-[0-9A-Za-z]+$)}", ToProfileAsync);

    private static async Task<IResult> ToProfileAsync(string reference, VisavisDbContext db, CancellationToken cancellationToken) =>
        await db.ProfileAddressAsync(reference, cancellationToken) is { } address ? Results.LocalRedirect(address) : Results.NotFound();

    /// <summary>The address of the listed professional whose reference this is; null when it is nobody's or not written like one.</summary>
    public static async Task<string?> ProfileAddressAsync(this VisavisDbContext db, string reference, CancellationToken cancellationToken)
    {
        if (ReferenceCode.Parse(reference) is not { } code)
        {
            return null;
        }

        var slug = await db
            .Professionals.Where(p => p.ReferenceCode == code && !p.IsHidden)
            .Select(p => p.Slug)
            .SingleOrDefaultAsync(cancellationToken);
        return slug is null ? null : ProfileAddress.Of(slug, code);
    }
}
