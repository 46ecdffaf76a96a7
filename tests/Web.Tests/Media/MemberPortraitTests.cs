using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Media;

/// <summary>Who is not listed may have a portrait, and only those they address see it.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MemberPortraitTests
{
    private const string Page = "/account/portrait";
    private const string Upload = "/account/portrait?handler=Upload";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_whom_a_visitor_calls_writes_to_or_books_sees_their_portrait()
    {
        await using var site = await MediaSite.StartAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        var (called, booked) = (await site.App.AddProfessionalAsync(), await site.App.AddProfessionalAsync());
        var stranger = await site.App.AddProfessionalAsync();
        using var visitor = await site.SignInAsync(paul.Id);
        using var signedOut = new PersonClient(site.Address);
        var sent = await visitor.UploadAsync(Upload, asScript: false, ("files", "moi.jpg", SamplePictures.Jpeg(orientation: 6)));
        Assert.Equal($"{Page}#portrait", sent.Headers.Location?.OriginalString);
        var address = await AddressAsync(site, paul.Id);
        var readers = new Dictionary<Guid, PersonClient>();
        foreach (var id in new[] { site.Owner.Id, called.Id, booked.Id, stranger.Id })
        {
            readers[id] = await site.SignInAsync(id);
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(readers[id], address));
        }

        await site.Service<Conversations>().SendAsync(new MessageDraft(paul.Id, site.Owner.Id, $"{Guid.NewGuid():N}", "Bonjour"), Token);
        // Being written to shows nobody to the writer.
        await site.Service<Conversations>()
            .SendAsync(new MessageDraft(stranger.Id, site.Owner.Id, $"{Guid.NewGuid():N}", "Bonjour"), Token);
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(CallOf(paul.Id, called.Id), BookingOf(paul.Id, booked.Id));
            return db.SaveChangesAsync(Token);
        });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(signedOut, address));
        foreach (var (id, reader) in readers)
        {
            Assert.Equal((id, id == stranger.Id ? HttpStatusCode.NotFound : HttpStatusCode.OK), (id, await StatusAsync(reader, address)));
        }

        var answer = await readers[site.Owner.Id].GetAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().IndexOf(SamplePictures.SecretBytes) < 0);
        Assert.Contains(address, await ReadAsync(readers[site.Owner.Id], "/messages"), StringComparison.Ordinal);
        var code = await site.App.WithDataAsync(db => db.Set<Booking>().Select(b => b.Code).SingleAsync(Token));
        Assert.Contains(address, await ReadAsync(readers[booked.Id], $"/bookings/{code}"), StringComparison.Ordinal);
        Assert.Contains(address, await ReadAsync(visitor, "/help"), StringComparison.Ordinal);
        Assert.Equal(address, (await site.Service<ICallPolicy>().FindPersonAsync(paul.Id, Token))!.Card.PortraitUrl);

        await visitor.PostFormAsync($"{Page}?handler=Remove", Page);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(readers[site.Owner.Id], address));
        Assert.Empty(site.StoredFiles());
        foreach (var reader in readers.Values)
        {
            reader.Dispose();
        }
    }

    [Fact]
    public async Task Another_photo_replaces_the_first_and_what_is_none_changes_nothing()
    {
        await using var site = await MediaSite.StartAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var visitor = await site.SignInAsync(paul.Id, "en");
        await visitor.UploadAsync(Upload, asScript: false, ("files", "a.png", SamplePictures.Png()));
        var first = await AddressAsync(site, paul.Id);

        await visitor.UploadAsync(Upload, asScript: false, ("files", "b.png", SamplePictures.Png(200, 200)));
        var second = await AddressAsync(site, paul.Id);
        var refused = await visitor.UploadAsync(
            Upload,
            asScript: false,
            ("files", "c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray())
        );
        var nothing = await visitor.UploadAsync(Upload, asScript: false);

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, first));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("SVG drawings are not accepted", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Equal(second, await AddressAsync(site, paul.Id));
        Assert.Single(site.StoredFiles());
    }

    [Fact]
    public async Task Who_is_listed_has_their_portrait_in_the_gallery()
    {
        await using var site = await MediaSite.StartAsync();
        using var listed = await site.SignInAsync();

        Assert.Equal("/account/gallery#portrait", (await listed.GetAsync(Page)).Headers.Location?.OriginalString);
        var sent = await listed.UploadAsync(Upload, asScript: false, ("files", "a.png", SamplePictures.Png()));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        Assert.Empty(site.StoredFiles());
    }

    private static CallRecord CallOf(Guid caller, Guid callee) =>
        new()
        {
            Id = $"{Guid.NewGuid():N}",
            CallerId = caller,
            CalleeId = callee,
            RequestId = $"{Guid.NewGuid():N}",
            State = nameof(CallState.Ended),
            EndReason = nameof(CallEndReason.Missed),
            StartedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
            RingExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-4),
            EndedAt = DateTimeOffset.UtcNow.AddMinutes(-4),
        };

    private static Booking BookingOf(Guid client, Guid professional) =>
        new()
        {
            Id = Guid.NewGuid(),
            Code = "7K3MQ2XR",
            ProfessionalId = professional,
            ClientId = client,
            ClientName = "Paul Petit",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = "Conseil",
            StartsAt = DateTimeOffset.UtcNow.AddDays(3),
            EndsAt = DateTimeOffset.UtcNow.AddDays(3).AddHours(1),
            State = BookingState.Requested,
            CreatedAt = DateTimeOffset.UtcNow,
            AnswerBy = DateTimeOffset.UtcNow.AddDays(2),
        };

    private static async Task<HttpStatusCode> StatusAsync(PersonClient person, string path) => (await person.GetAsync(path)).StatusCode;

    private static async Task<string> ReadAsync(PersonClient person, string path) =>
        await (await person.GetAsync(path)).Content.ReadAsStringAsync(Token);

    private static async Task<string> AddressAsync(MediaSite site, Guid account) =>
        (await site.App.WithDataAsync(db => MemberPortrait.AddressesAsync(db, [account], Token)))[account];
}
