using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Contacts;

/// <summary>A mark in every private field of a professional, looked for wherever others can look.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ContactSecrecyTests
{
    private const string Mark = "zzmarque";
    private const string Number = "+33699887766";

    [Fact]
    public async Task Nobody_else_gets_contact_details_from_a_page_an_answer_a_mail_a_log_or_the_hub()
    {
        using var log = new LogCapture();
        await using var app = AppHost.OnSqlite(
            "Development",
            services: services => services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug))
        );
        var address = app.StartOnPort();
        var anne = await app.AddProfessionalAsync();
        var other = await app.AddProfessionalAsync(p => p.DisplayName = "Bruno Achard");
        var member = await app.AddAccountAsync("Paul Petit");
        await GiveDetailsAsync(app, anne.Id);
        await GiveDetailsAsync(app, other.Id, mark: false);
        await app.IndexAsync();

        foreach (var reader in new Guid?[] { null, member.Id, other.Id })
        {
            using var person = new PersonClient(address);
            if (reader is { } id)
            {
                await person.SignInAsDemoAsync(id);
            }

            foreach (var path in PathsAbout(app, anne))
            {
                var answer = await person.GetAsync(path);
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                AssertUnmarked(text, $"{path} for {reader?.ToString() ?? "nobody"}");
            }
        }

        await using var scope = app.Services.CreateAsyncScope();
        var peer = await scope.ServiceProvider.GetRequiredService<ICallPolicy>().FindPersonAsync(anne.Id);
        AssertUnmarked(JsonSerializer.Serialize(peer), "the hub");
        foreach (var line in log.Lines)
        {
            AssertUnmarked(line, "the log");
        }

        var mails = await app.WithDataAsync(db => db.Mails.ToListAsync());
        AssertUnmarked(JsonSerializer.Serialize(mails), "the mails");
    }

    [Fact]
    public async Task Only_the_owner_and_whom_a_grant_names_read_them()
    {
        var grants = new Grants();
        await using var app = AppHost.OnSqlite("Development", services: services => services.AddScoped<IContactGrants>(_ => grants));
        var anne = await app.AddProfessionalAsync();
        var client = await app.AddAccountAsync();
        await GiveDetailsAsync(app, anne.Id);

        Assert.NotNull(await ReadAsync(anne.Id));
        Assert.Null(await ReadAsync(client.Id));
        grants.Pairs.Add((client.Id, anne.Id));
        Assert.Equal(Number, (await ReadAsync(client.Id))!.Telephone);

        Task<ContactDetails?> ReadAsync(Guid reader) =>
            app.UseAsync<ContactAccess, ContactDetails?>(access => access.ReadAsync(reader, anne.Id, default));
    }

    [Fact]
    public async Task Who_is_asked_for_an_appointment_reads_nothing_private_before_accepting_it()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var anne = await app.AddProfessionalAsync();
        var client = await app.AddAccountAsync("Paul Petit");
        await GiveDetailsAsync(app, client.Id);
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Code = "7K3MQ2XR",
            ProfessionalId = anne.Id,
            ClientId = client.Id,
            ClientName = "Paul Petit",
            ClientPhone = Number,
            ClientAddress = $"1 rue {Mark}",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = "Conseil",
            Way = MeetingWay.AtClient,
            Place = $"1 rue {Mark}",
            PlaceAccess = Mark,
            DurationMinutes = 60,
            PriceCents = 4000,
            StartsAt = DateTimeOffset.UtcNow.AddDays(3),
            EndsAt = DateTimeOffset.UtcNow.AddDays(3).AddHours(1),
            AnswerBy = DateTimeOffset.UtcNow.AddDays(1),
            CreatedAt = DateTimeOffset.UtcNow,
            State = BookingState.Requested,
        };
        await PutAsync(EntityState.Added);
        using var person = new PersonClient(address);
        await person.SignInAsDemoAsync(anne.Id);
        string[] paths =
        [
            "/dashboard",
            "/history",
            "/account/calendar",
            "/bookings/7K3MQ2XR",
            "/bookings/7K3MQ2XR/move",
            "/bookings/7K3MQ2XR/calendar.ics",
            "/services/7K3MQ2XR",
            "/services/7K3MQ2XR/sheet",
            "/services/7K3MQ2XR/sheet?handler=Pdf",
            "/sheet/7K3MQ2XR",
        ];
        foreach (var path in paths)
        {
            AssertUnmarked(await ReadAsync(path), path);
        }

        booking.State = BookingState.Accepted;
        await PutAsync(EntityState.Modified);
        Assert.Contains(Mark, await ReadAsync("/bookings/7K3MQ2XR"), StringComparison.Ordinal);

        async Task<string> ReadAsync(string path) =>
            await (await person.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Task<int> PutAsync(EntityState state) =>
            app.WithDataAsync(db =>
            {
                db.Entry(booking).State = state;
                return db.SaveChangesAsync();
            });
    }

    private static IEnumerable<string> PathsAbout(AppHost app, Professional person)
    {
        var reference = $"V-{person.ReferenceCode}";
        var routes = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.Contains("{**", StringComparison.Ordinal) && !route.StartsWith("/lib/", StringComparison.Ordinal))
            .Where(route => !route.StartsWith("/css/", StringComparison.Ordinal) && !route.StartsWith("/js/", StringComparison.Ordinal))
            .Where(route =>
                !route.StartsWith("/img/", StringComparison.Ordinal) && !route.StartsWith("/signaling", StringComparison.Ordinal)
            )
            .Select(route =>
                route
                    .Replace("{address}", $"{person.Slug}-{person.ReferenceCode.ToLowerInvariant()}", StringComparison.Ordinal)
                    .Replace("{reference}", reference, StringComparison.Ordinal)
            )
            .Select(route => Regex.Replace(route, @"\{id[^}]*\}", person.Id.ToString("N"), RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(route => !route.Contains('{', StringComparison.Ordinal))
            .Distinct()
            .ToList();
        Assert.True(routes.Count > 30);
        return
        [
            .. routes,
            ProfessionalDirectory.ProfilePath(person),
            "/professionals?what=plombier&where=Lyon",
            "/suggestions?what=plo",
            $"/account/contact?id={person.Id}",
            $"/account/places?of={person.Id}",
        ];
    }

    private static void AssertUnmarked(string text, string where)
    {
        Assert.False(text.Contains(Mark, StringComparison.OrdinalIgnoreCase), where);
        Assert.False(text.Contains("99887766", StringComparison.Ordinal) || text.Contains("99 88 77 66", StringComparison.Ordinal), where);
    }

    private static Task<int> GiveDetailsAsync(AppHost app, Guid id, bool mark = true) =>
        app.WithDataAsync(db =>
        {
            var word = mark ? Mark : "autre";
            db.Add(
                new ContactDetails
                {
                    AccountId = id,
                    FirstName = word,
                    LastName = word,
                    AddressLine = $"1 rue {word}",
                    AddressMore = word,
                    PostalCode = "69003",
                    City = word,
                    Country = "FR",
                    Telephone = mark ? Number : "+33612345678",
                }
            );
            return db.SaveChangesAsync();
        });

    private sealed class Grants : IContactGrants
    {
        public HashSet<(Guid Reader, Guid Owner)> Pairs { get; } = [];

        public Task<bool> GrantsAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken) =>
            Task.FromResult(Pairs.Contains((readerId, ownerId)));
    }
}
