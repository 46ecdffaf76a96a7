using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;

namespace Visavis.Web.Demo;

/// <summary>Somebody made up, before the database gives them a reference code.</summary>
internal sealed record DemoPerson
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required AccountCategory Category { get; init; }

    public required string Profession { get; init; }

    public required JobTitle Job { get; init; }

    public required Commune Commune { get; init; }

    public required string Languages { get; init; }

    public int? PriceCents { get; init; }

    public int PortraitSeed { get; init; }

    public required string Presentation { get; init; }

    /// <summary>This person's own chance, for what is decided when the rows are written.</summary>
    public Random Random { get; init; } = new(0);
}
