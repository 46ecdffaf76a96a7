using System.Security.Claims;
using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals;

/// <summary>The address short enough to say: <c>/V-7K3M</c> leads to the profile.</summary>
public static class ReferenceEndpoint
{
    public static IEndpointConventionBuilder MapReferences(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{reference:regex(^[vV]-[0-9A-Za-z]+$)}", ToProfileAsync);

    private static async Task<IResult> ToProfileAsync(
        string reference,
        ClaimsPrincipal user,
        ProfessionalDirectory directory,
        CancellationToken cancellationToken
    ) =>
        await directory.FindByReferenceAsync(reference, user.AccountId(), cancellationToken) is { } person
            ? HttpResults.LocalRedirect(ProfessionalDirectory.ProfilePath(person))
            : HttpResults.NotFound();
}
