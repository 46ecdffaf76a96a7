using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Bookings;

/// <summary>Clients without an account open what the professional put there for clients, by the personal link of their appointment.</summary>
public sealed class ClientDocumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_personal_link_shows_and_opens_the_documents_for_clients()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var (booking, document) = (await AddGuestAsync(site), await AddDocumentAsync(site, site.Anne.Id, "Avant la visite"));
        using var guest = new PersonClient(site.App.ClientOptions.BaseAddress);
        var key = Uri.EscapeDataString(KeyOf(site, booking));

        var page = await (await guest.GetAsync($"/bookings/{booking.Code}?key={key}")).Content.ReadAsStringAsync(Token);
        var address = $"/bookings/{booking.Code}/documents/{document.Id:D}?key=";
        Assert.Contains(address, page, StringComparison.Ordinal);
        Assert.Contains("Avant la visite", page, StringComparison.Ordinal);

        var opened = await guest.GetAsync(address + key);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal("application/pdf", opened.Content.Headers.ContentType!.MediaType);
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Equal("%PDF", await opened.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_withdrawn_link_another_appointment_and_one_that_is_not_agreed_open_nothing()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var (booking, document) = (await AddGuestAsync(site), await AddDocumentAsync(site, site.Anne.Id, "Avant la visite"));
        var other = await site.App.AddProfessionalAsync();
        var ofOther = await AddDocumentAsync(site, other.Id, "D’une autre");
        using var guest = new PersonClient(site.App.ClientOptions.BaseAddress);
        var key = KeyOf(site, booking);
        var theirs = await AddGuestAsync(site, day: 26);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(booking.Code, document.Id, key));

        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, document.Id, key: null));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, document.Id, KeyOf(site, theirs)));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, ofOther.Id, key));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, Guid.NewGuid(), key));

        await ChangeAsync(b => b.State = BookingState.Expired);
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, document.Id, key));
        await ChangeAsync(b => b.State = BookingState.Accepted);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(booking.Code, document.Id, key));

        await ChangeAsync(b => b.LinkVersion++);
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, document.Id, key));
        await ChangeAsync(b => b.LinkVersion--);
        await site.App.WithDataAsync(db =>
            db.ProfileDocuments.ExecuteUpdateAsync(set => set.SetProperty(d => d.DeletedAt, site.Clock.GetUtcNow()))
        );
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(booking.Code, document.Id, key));

        async Task<HttpStatusCode> OpenAsync(string code, Guid id, string? key) =>
            (
                await guest.GetAsync($"/bookings/{code}/documents/{id:D}{(key is null ? "" : $"?key={Uri.EscapeDataString(key)}")}")
            ).StatusCode;

        Task ChangeAsync(Action<Booking> change) =>
            site.App.WithDataAsync(async db =>
            {
                change(await db.Set<Booking>().SingleAsync(b => b.Id == booking.Id));
                return await db.SaveChangesAsync();
            });
    }

    private static string KeyOf(BookingSite site, Booking booking) =>
        site.App.Services.GetRequiredService<BookingLinks>().Key(booking, BookingSide.Client);

    private static async Task<Booking> AddGuestAsync(BookingSite site, int day = 25)
    {
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(day, 10));
        await site.App.WithDataAsync(db =>
            db.Set<Booking>().Where(b => b.Id == booking.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.ClientId, (Guid?)null))
        );
        return booking;
    }

    private static async Task<ProfileDocument> AddDocumentAsync(BookingSite site, Guid owner, string title)
    {
        var document = new ProfileDocument
        {
            Id = Guid.NewGuid(),
            ProfessionalId = owner,
            Title = title,
            Visibility = DocumentVisibility.Clients,
            StorageKey = StorageKey.New(StorageKey.Documents),
            Bytes = 4,
            CreatedAt = site.Clock.GetUtcNow(),
        };
        await site
            .App.Services.GetRequiredService<IBlobStore>()
            .WriteAsync(document.StorageKey, new MemoryStream("%PDF"u8.ToArray()), "application/pdf", Token);
        await site.App.WithDataAsync(db =>
        {
            db.Add(document);
            return db.SaveChangesAsync();
        });
        return document;
    }
}
