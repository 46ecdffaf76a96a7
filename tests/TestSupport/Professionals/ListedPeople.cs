using Microsoft.Extensions.DependencyInjection;
using Visavis.Search;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.TestSupport.Professionals;

/// <summary>Puts professionals into a host's directory.</summary>
public static class ListedPeople
{
    private static readonly Lock CodesGate = new();
    private static readonly Random Codes = new(20261121);

    /// <summary>Anne Martin, plumber in Lyon, unless <paramref name="change"/> says otherwise.</summary>
    public static async Task<Professional> AddProfessionalAsync(this AppHost app, Action<Professional>? change = null)
    {
        var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        var person = new Professional
        {
            Id = Guid.NewGuid(),
            ReferenceCode = NextCode(),
            Slug = "anne-martin-plombiere",
            DisplayName = "Anne Martin",
            Category = AccountCategory.Freelance,
            ProfessionLabel = "Plombière",
            CommuneCode = "69123",
            City = "Lyon",
            Department = "69",
            Latitude = 45.758,
            Longitude = 4.835,
            Languages = "fr en",
            Presentation = "Je répare les fuites.",
            PriceCents = 3000,
            CreatedAt = now,
            UpdatedAt = now,
        };
        change?.Invoke(person);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        db.Add(AccountOf(person, now));
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>Makes everybody added so far findable.</summary>
    public static async Task IndexAsync(this AppHost app)
    {
        foreach (var projection in app.Services.GetServices<SearchProjection>())
        {
            await projection.RebuildAsync();
        }
    }

    /// <summary>A generator used by two tests at once breaks and answers the same code for ever.</summary>
    private static string NextCode()
    {
        lock (CodesGate)
        {
            return ReferenceCode.Create(Codes, ReferenceCode.LongestLength);
        }
    }

    private static Account AccountOf(Professional person, DateTimeOffset now) =>
        new()
        {
            Id = person.Id,
            UserName = person.Id.ToString("N"),
            NormalizedUserName = person.Id.ToString("N").ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = person.DisplayName,
            Category = person.Category,
            CommuneCode = person.CommuneCode,
            CreatedAt = now,
            TermsAcceptedAt = now,
            AdultConfirmedAt = now,
            IsDemo = true,
        };
}
