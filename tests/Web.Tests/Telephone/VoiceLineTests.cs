using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Telephone;

/// <summary>The line as somebody with a telephone meets it: over HTTP, signed, key by key.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class VoiceLineTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Fact]
    public async Task Silence_hears_every_prompt_three_times_then_the_alternatives_and_nothing_personal()
    {
        await using var voice = await VoiceSite.StartAsync();
        var caller = voice.Caller();

        var heard = await caller.CallAsync();

        Assert.Equal(3, caller.Response.Elements("Gather").Count());
        Assert.All(caller.Response.Elements("Gather"), gather => Assert.Equal("#", gather.Attribute("finishOnKey")!.Value));
        Assert.Equal("Hangup", caller.Response.Elements().Last().Name.LocalName);
        Assert.Contains("nous écrire", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Paul", heard, StringComparison.Ordinal);
        Assert.Contains("client number", await voice.Caller().CallAsync("GB"), StringComparison.Ordinal);
        Assert.Contains("client number", await caller.TypeAsync("9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_and_code_open_the_menu_one_after_the_other_or_typed_ahead()
    {
        await using var voice = await VoiceSite.StartAsync();
        var menu = await voice.Caller().SignInAsync(voice.Number);
        Assert.Contains("Pour votre portefeuille", menu, StringComparison.Ordinal);

        var quick = voice.Caller();
        await quick.CallAsync();
        Assert.Contains("Pour votre portefeuille", await quick.TypeAsync($"{voice.Number}*{VoiceSite.Code}"), StringComparison.Ordinal);
        Assert.Contains("pas de portefeuille", await quick.TypeAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_known_by_the_number_they_call_from_is_greeted_in_their_language_and_others_in_that_of_the_country()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        var (account, file, elsewhere) = ("+33478000000", "+33478111111", "+447911123456");
        async Task<bool> IsEnglishAsync(string country, string from) =>
            (await place.Voice.Caller().CallAsync(country, from)).Contains("client number", StringComparison.Ordinal);
        Assert.False(await IsEnglishAsync("FR", account));
        Assert.False(await IsEnglishAsync("FR", file));

        await place.Site.App.WithDataAsync(db =>
            db.Users.Where(a => a.Id == place.Site.Client).ExecuteUpdateAsync(set => set.SetProperty(a => a.Language, "en"))
        );
        await place.Site.App.WithDataAsync(db => db.Set<ClientFile>().ExecuteUpdateAsync(set => set.SetProperty(f => f.Language, "en")));
        Assert.True(await IsEnglishAsync("FR", account));
        Assert.True(await IsEnglishAsync("FR", file));
        Assert.False(await IsEnglishAsync("FR", "+33478222222"));
        Assert.False(await IsEnglishAsync("FR", "anonymous"));
        Assert.True(await IsEnglishAsync("GB", elsewhere));

        // A telephone that two people share says nothing where they read different languages.
        var other = await place.Site.App.AddAccountAsync("Rose Roy");
        await place.Site.App.WithDataAsync(db =>
        {
            db.Add(new ContactDetails { AccountId = other.Id, Telephone = account });
            return db.SaveChangesAsync();
        });
        Assert.False(await IsEnglishAsync("FR", account));
        Assert.True(await IsEnglishAsync("GB", account));
    }

    [Fact]
    public async Task Number_and_code_change_to_the_clients_language_unless_they_chose_one_by_key()
    {
        await using var voice = await VoiceSite.StartAsync();
        Assert.Contains("Pour votre portefeuille", await EnterAsync("GB"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pour votre portefeuille", await EnterAsync("FR", "9"), StringComparison.Ordinal);
        await voice.Site.App.WithDataAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Language, "en")));
        Assert.DoesNotContain("Pour votre portefeuille", await EnterAsync("FR"), StringComparison.Ordinal);
        Assert.Contains("Pour votre portefeuille", await EnterAsync("GB", "9"), StringComparison.Ordinal);

        async Task<string> EnterAsync(string country, string? key = null)
        {
            var caller = voice.Caller();
            await caller.CallAsync(country);
            if (key is not null)
            {
                await caller.TypeAsync(key);
            }

            await caller.TypeAsync(voice.Number);
            return await caller.TypeAsync(VoiceSite.Code);
        }
    }

    [Fact]
    public async Task Five_wrong_codes_lock_for_half_an_hour_and_an_unknown_number_hears_the_same_words()
    {
        await using var voice = await VoiceSite.StartAsync();
        var unknown = await voice.Caller().SignInAsync("10000000", "111222");
        var wrong = await voice.Caller().SignInAsync(voice.Number, "111222");
        Assert.Equal(unknown, wrong);
        for (var more = 0; more < 4; more++)
        {
            await voice.Caller().SignInAsync(voice.Number, "111222");
        }

        Assert.Equal(wrong, await voice.Caller().SignInAsync(voice.Number));
        voice.Site.Clock.Advance(LineAccesses.LockTime);
        Assert.Contains("Pour votre portefeuille", await voice.Caller().SignInAsync(voice.Number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_made_at_once_count_too()
    {
        await using var voice = await VoiceSite.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => voice.Caller().SignInAsync(voice.Number, $"11122{n}")));

        var access = await voice.Site.App.WithDataAsync(db => db.Set<LineAccess>().AsNoTracking().SingleAsync());
        Assert.True(access.LockedUntil > voice.Site.Clock.GetUtcNow());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_service_confirmed_by_key_is_approved_once_however_often_the_provider_asks(DatabaseProvider provider)
    {
        await using var voice = await VoiceSite.StartAsync(provider: provider);
        var booking = await voice.WithHoursAsync();
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);

        var told = await caller.TypeAsync("2");
        Assert.Contains("Conseil avec", told, StringComparison.Ordinal);
        Assert.Contains("jeudi vingt-six novembre, à dix heures", told, StringComparison.Ordinal);
        var action = caller.Action;
        var confirmed = await caller.TypeAsync("1");
        Assert.Contains("C’est confirmé", confirmed, StringComparison.Ordinal);
        Assert.Equal(HoursState.Approved, (await voice.HoursAsync(booking.Id)).State);
        var version = (await voice.HoursAsync(booking.Id)).Version;

        Assert.Equal(confirmed, await caller.FollowAsync(action, ("Digits", "2")));
        Assert.Equal(version, (await voice.HoursAsync(booking.Id)).Version);
        Assert.Equal(HoursState.Approved, (await voice.HoursAsync(booking.Id)).State);
        Assert.True(await voice.Site.App.WithDataAsync(db => Told(db, voice.Site.Anne.Id)));
    }

    [Fact]
    public async Task The_same_step_sent_twice_at_once_has_one_effect()
    {
        await using var voice = await VoiceSite.StartAsync();
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        var action = caller.Action;
        var path = Enumerable.Repeat(action, 4).Select(a => caller.PostAsync(a, [("Digits", "4")])).ToList();

        foreach (var answer in await Task.WhenAll(path))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(1, await voice.Site.App.WithDataAsync(db => db.Set<CallbackRequest>().CountAsync()));
        Assert.Contains("C’est noté", await caller.FollowAsync(action, ("Digits", "4")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contest_by_key_stops_the_clock()
    {
        await using var voice = await VoiceSite.StartAsync();
        var booking = await voice.WithHoursAsync();
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        await caller.TypeAsync("2");
        Assert.Contains("C’est contesté", await caller.TypeAsync("2"), StringComparison.Ordinal);
        Assert.Equal(HoursState.Contested, (await voice.HoursAsync(booking.Id)).State);
    }

    [Fact]
    public async Task An_appointment_is_cancelled_after_its_price_was_told_and_asked_again()
    {
        await using var voice = await VoiceSite.StartAsync();
        var offer = await voice.Site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await voice.Site.BookAsync(offer, BookingSite.At(24, 10));
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        Assert.Contains("mardi vingt-quatre novembre, à dix heures", await caller.TypeAsync("3"), StringComparison.Ordinal);
        Assert.Contains("trente euros", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Contains("Rien n’a changé", await caller.TypeAsync("2"), StringComparison.Ordinal);
        await caller.TypeAsync("3");
        await caller.TypeAsync("1");
        Assert.Contains("annulé", await caller.TypeAsync("1"), StringComparison.Ordinal);

        var cancelled = await voice.Site.ReadAsync(booking.Id);
        Assert.Equal((BookingState.Cancelled, BookingSide.Client), (cancelled.State, cancelled.CancelledBy));
        Assert.Contains("Aucun rendez-vous", await caller.TypeAsync("3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_keys_ask_again_and_end_with_the_alternatives()
    {
        await using var voice = await VoiceSite.StartAsync();
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        Assert.Contains("Cette touche ne sert pas ici", await caller.TypeAsync("7"), StringComparison.Ordinal);
        await caller.TypeAsync("7");
        Assert.Contains("Vous pouvez rappeler", await caller.TypeAsync("7"), StringComparison.Ordinal);
        Assert.Empty(caller.Response.Elements("Gather"));
    }

    [Fact]
    public async Task Somebody_is_put_through_in_opening_hours_alone()
    {
        await using var voice = await VoiceSite.StartAsync();
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        await caller.TypeAsync("0");
        Assert.Equal("+33162000002", caller.Response.Element("Dial")!.Value);

        voice.Site.Clock.Advance(TimeSpan.FromHours(10));
        var late = voice.Caller();
        await late.SignInAsync(voice.Number);
        Assert.Contains("de neuf heures à dix-huit heures", await late.TypeAsync("0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_signature_and_a_call_nobody_made_get_nothing()
    {
        await using var voice = await VoiceSite.StartAsync();
        var caller = voice.Caller();
        using var forged = await caller.PostAsync("/voice/call", [], signature: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal(0, await voice.Site.App.WithDataAsync(db => db.Set<VoiceCall>().CountAsync()));

        using var unknown = await caller.PostAsync("/voice/step/1", [("Digits", "1")]);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Hanging_up_in_the_middle_leaves_nothing_done_and_nothing_said()
    {
        await using var voice = await VoiceSite.StartAsync();
        var booking = await voice.WithHoursAsync();
        var caller = voice.Caller();
        await caller.SignInAsync(voice.Number);
        await caller.TypeAsync("2");
        using var ended = await caller.PostAsync("/voice/status", [("CallStatus", "completed")]);

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(0, await voice.Site.App.WithDataAsync(db => db.Set<VoiceCall>().CountAsync()));
        Assert.Equal(HoursState.Entered, (await voice.HoursAsync(booking.Id)).State);
    }

    [Fact]
    public void The_signature_is_the_one_of_the_providers_own_example()
    {
        // From the provider's documentation of request validation.
        var fields = new Dictionary<string, string>
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["Caller"] = "+14158675309",
            ["Digits"] = "1234",
            ["From"] = "+14158675309",
            ["To"] = "+18005551212",
        };
        Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", VoiceSignature.Of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", fields));
    }

    private static Task<bool> Told(VisavisDbContext db, Guid professional) =>
        db.Set<Web.Notifications.Notice>().AnyAsync(n => n.AccountId == professional && n.Kind == "service-hours");
}
