using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Telephone;

/// <summary>A site with a telephone line, a client who has number and code, and a provider that only notes whom it is told to ring.</summary>
internal sealed class VoiceSite : IAsyncDisposable
{
    public const string Token = "12345";
    public const string Code = "493817";
    public const string Url = "https://visavis.example";

    private VoiceSite(BookingSite site, NotedCalls calls) => (Site, Calls) = (site, calls);

    public BookingSite Site { get; }

    public NotedCalls Calls { get; }

    /// <summary>Where the site listens; pages need a real port.</summary>
    public required Uri Address { get; init; }

    public string Number { get; private set; } = "";

    public static async Task<VoiceSite> StartAsync(
        ClientChannel channel = ClientChannel.Telephone,
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        bool onPort = false
    )
    {
        var calls = new NotedCalls();
        var site = await BookingSite.StartAsync(
            provider,
            new Dictionary<string, string>
            {
                ["Site:Url"] = Url,
                ["Telephone:AccountSid"] = "AC1",
                ["Telephone:AuthToken"] = Token,
                ["Telephone:Number"] = "+33162000001",
                ["Telephone:Person"] = "+33162000002",
            },
            services => services.AddSingleton<IVoiceProvider>(calls),
            onPort
        );
        var voice = new VoiceSite(site, calls) { Address = onPort ? site.App.ClientOptions.BaseAddress : new Uri(Url) };
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ContactDetails
                {
                    AccountId = site.Client,
                    FirstName = "Paul",
                    LastName = "Petit",
                    AddressLine = "3 rue Neuve",
                    PostalCode = "69001",
                    City = "Lyon",
                    Telephone = "+33478000000",
                }
            );
            db.Add(new ChannelChoice { AccountId = site.Client, Channel = channel });
            return db.SaveChangesAsync();
        });
        voice.Number = await voice.GiveCodeAsync(new ServedClient(site.Client, null));
        return voice;
    }

    public async Task<string> GiveCodeAsync(ServedClient client)
    {
        await using var scope = Site.App.Services.CreateAsyncScope();
        var accesses = scope.ServiceProvider.GetRequiredService<LineAccesses>();
        var access = await accesses.OfAsync(client, CancellationToken.None);
        accesses.SetCode(access, Code);
        await scope.ServiceProvider.GetRequiredService<VisavisDbContext>().SaveChangesAsync();
        return access.Number;
    }

    public Caller Caller(string? sid = null) => new(Site, Address, sid ?? $"CA{Guid.NewGuid():N}");

    /// <summary>A service that took place and whose hours the professional entered.</summary>
    public async Task<Booking> WithHoursAsync()
    {
        var offer = await Site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await Site.BookAsync(offer, BookingSite.At(26, 10));
        Site.Clock.Advance(booking.EndsAt - Site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await Site.TickAsync();
        booking = await Site.ReadAsync(booking.Id);
        var entered = await Site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
            desk.EnterAsync(booking, BookingSide.Professional, new HoursInput { Start = "10:00", End = "11:00" }, CancellationToken.None)
        );
        Assert.Equal(HoursOutcome.Done, entered);
        return booking;
    }

    public Task<ServiceHours> HoursAsync(Guid booking) =>
        Site.App.WithDataAsync(db => db.Set<ServiceHours>().AsNoTracking().SingleAsync(h => h.BookingId == booking));

    public Task TickCallsAsync() => Site.App.Services.GetRequiredService<CallWorker>().TickAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    public sealed class NotedCalls : IVoiceProvider
    {
        public List<(Guid Id, string Number, string Sid)> Made { get; } = [];

        public Task<string> CallAsync(Guid id, string number, CancellationToken cancellationToken)
        {
            var sid = $"CA{Guid.NewGuid():N}";
            Made.Add((id, number, sid));
            return Task.FromResult(sid);
        }
    }
}

/// <summary>A caller as the provider stands between: signs what it sends, follows the answer, and tells what was heard.</summary>
internal sealed class Caller(BookingSite site, Uri address, string sid)
{
    private readonly HttpClient http = site.App.CreateClient(
        new WebApplicationFactoryClientOptions { BaseAddress = address, AllowAutoRedirect = false }
    );

    public string Sid => sid;

    /// <summary>Where the keys of the answer go.</summary>
    public string Action { get; private set; } = "";

    public XElement Response { get; private set; } = new("Response");

    /// <summary>Everything that is said, in order.</summary>
    public string Heard => string.Join(" ", Response.Descendants("Say").Select(say => say.Value));

    public async Task<string> CallAsync(string country = "FR", string from = "") =>
        await FollowAsync("/voice/call", ("FromCountry", country), ("From", from));

    public async Task<string> TypeAsync(string keys) => await FollowAsync(Action, ("Digits", keys));

    public async Task<string> SignInAsync(string number, string code = VoiceSite.Code)
    {
        await CallAsync();
        await TypeAsync(number);
        return await TypeAsync(code);
    }

    public async Task<string> FollowAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(path, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Response = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Action = Response.Element("Gather")?.Attribute("action")?.Value ?? "";
        return Heard;
    }

    public Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields, string? signature = null)
    {
        var all = fields.Append(("CallSid", sid)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)).ToList();
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) };
        request.Headers.Add(VoiceSignature.Header, signature ?? VoiceSignature.Of(VoiceSite.Token, VoiceSite.Url + path, all));
        return http.SendAsync(request);
    }
}
