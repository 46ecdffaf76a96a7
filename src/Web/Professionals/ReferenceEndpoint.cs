namespace Visavis.Web.Professionals;

/// <summary>The address short enough to say: <c>/V-7K3M</c> leads to the profile.</summary>
public static class ReferenceEndpoint
{
    public static IEndpointConventionBuilder MapReferences(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{reference:regex(^[vV]-[0-9A-Za-z]+$)}", ToProfileAsync);

    private static async Task<IResult> ToProfileAsync(
        string reference,
        ProfessionalDirectory directory,
        CancellationToken cancellationToken
    ) =>
        await directory.FindByReferenceAsync(reference, cancellationToken) is { } person
            ? Results.LocalRedirect(ProfessionalDirectory.ProfilePath(person))
            : Results.NotFound();
}
