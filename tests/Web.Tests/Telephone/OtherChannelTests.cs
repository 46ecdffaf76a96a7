using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Calls, letters and the delays that depend on them.</summary>
public sealed class OtherChannelTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void The_table_of_delays_is_dated()
    {
        var lines = ChannelDelays.Parse("# x\n2026-01-01;Letter;10\n2027-01-01;Letter;12\n");
        Assert.Equal(12, lines[1].ApprovalDays);
        var today = new DateOnly(2026, 11, 26);
        Assert.Equal(5, ChannelDelays.Of(ClientChannel.Email, today).ApprovalDays);
        Assert.Equal(10, ChannelDelays.Of(ClientChannel.Telephone, today).ApprovalDays);
        Assert.Equal(10, ChannelDelays.Of(ClientChannel.Letter, today).ApprovalDays);
    }

    [Fact]
    public async Task Nothing_is_approved_by_silence_before_the_letter_left_and_ten_working_days_passed()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Letter);
        var booking = await voice.WithHoursAsync();
        Assert.Equal(0, await MailsAsync(voice));
        voice.Site.Clock.Advance(TimeSpan.FromDays(40));
        await TickAsync(voice);
        Assert.Equal(HoursState.Entered, (await voice.HoursAsync(booking.Id)).State);

        await using (var scope = voice.Site.App.Services.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<LetterDesk>();
            var day = (await desk.PrepareAsync(None))!.Value;
            Assert.NotNull(await desk.PdfAsync(day, None));
            Assert.True(await desk.MarkSentAsync(day, voice.Site.Anne.Id, None));
            Assert.Null(await desk.PdfAsync(day, None));
            Assert.False(await desk.MarkSentAsync(day, voice.Site.Anne.Id, None));
        }

        await TickAsync(voice);
        var until = (await voice.HoursAsync(booking.Id)).ApproveBy;
        Assert.True(until - voice.Site.Clock.GetUtcNow() > TimeSpan.FromDays(13));
        voice.Site.Clock.Advance(until - voice.Site.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        await TickAsync(voice);
        Assert.Equal(HoursState.Entered, (await voice.HoursAsync(booking.Id)).State);
        voice.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await TickAsync(voice);
        Assert.Equal(HoursState.ApprovedBySilence, (await voice.HoursAsync(booking.Id)).State);
    }

    [Fact]
    public async Task A_call_tells_nothing_before_a_key_then_takes_the_answer()
    {
        await using var voice = await VoiceSite.StartAsync();
        var booking = await voice.WithHoursAsync();
        await voice.TickCallsAsync();
        var (id, number, sid) = Assert.Single(voice.Calls.Made, c => IsAbout(voice, c.Id, booking.Id));
        Assert.Equal("+33478000000", number);

        var caller = voice.Caller(sid);
        var voicemail = await caller.FollowAsync($"/voice/out/{id:D}");
        Assert.DoesNotContain("Conseil", voicemail, StringComparison.Ordinal);
        Assert.DoesNotContain("Paul", voicemail, StringComparison.Ordinal);
        Assert.Contains("Conseil avec", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Contains("C’est confirmé", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Equal(HoursState.Approved, (await voice.HoursAsync(booking.Id)).State);
    }

    [Fact]
    public async Task A_call_waits_for_the_morning_is_tried_three_times_and_becomes_a_letter()
    {
        await using var voice = await VoiceSite.StartAsync();
        voice.Site.Clock.Advance(TimeSpan.FromHours(12));
        await AddCallAsync(voice);
        await voice.TickCallsAsync();
        Assert.Empty(voice.Calls.Made);
        voice.Site.Clock.Advance(TimeSpan.FromHours(11));
        for (var attempt = 1; attempt <= OutgoingCalls.MostAttempts; attempt++)
        {
            await voice.TickCallsAsync();
            Assert.Equal(attempt, voice.Calls.Made.Count);
            using var ended = await voice.Caller(voice.Calls.Made[^1].Sid).PostAsync("/voice/status", [("CallStatus", "no-answer")]);
            voice.Site.Clock.Advance(OutgoingCalls.Between);
        }

        var call = await voice.Site.App.WithDataAsync(db => db.Set<OutgoingCall>().AsNoTracking().SingleAsync());
        Assert.Equal(OutgoingState.ByLetter, call.State);
        Assert.Equal(1, await voice.Site.App.WithDataAsync(db => db.Set<Letter>().CountAsync(l => l.SentAt == null)));
    }

    [Fact]
    public async Task The_pdf_has_the_address_the_words_a_language_and_tags()
    {
        await using var voice = await VoiceSite.StartAsync();
        _ = voice.Site.App.Services;
        var pdf = LetterPdf.Write(
            [
                new PrintedLetter(
                    "Votre rendez-vous",
                    ["Paul Petit", "3 rue Neuve", "69001 Lyon"],
                    [string.Join(' ', Enumerable.Repeat("Élan", 900))],
                    "fr"
                ),
                new PrintedLetter("Second", ["Nora"], ["À bientôt."], "en"),
            ],
            new DateOnly(2026, 11, 26)
        );

        using var read = PdfDocument.Open(pdf);
        Assert.True(read.NumberOfPages >= 3);
        Assert.Contains("69001 Lyon", read.GetPage(1).Text, StringComparison.Ordinal);
        var address = read.GetPage(1).GetWords().First(w => w.Text == "69001");
        Assert.InRange(address.BoundingBox.Left, 300, 330);
        var raw = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+33612345678", false)]
    [InlineData("+33142345678", false)]
    [InlineData("+33162000001", true)]
    [InlineData("+33938000001", true)]
    [InlineData("+262262123456", false)]
    [InlineData("+3222345678", true)]
    [InlineData("0162000001", false)]
    public void A_french_number_that_automatic_calls_may_not_show_is_refused_at_the_start(string number, bool isGood) =>
        Assert.Equal(isGood, CallerNumber.ProblemOf(number) is null);

    private static Task<int> MailsAsync(VoiceSite voice) =>
        voice.Site.App.WithDataAsync(db =>
            db.Mails.CountAsync(m => m.AccountId == voice.Site.Client && m.Kind == "service-hours" && m.State == MailState.Queued)
        );

    private static Task TickAsync(VoiceSite voice) => voice.Site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);

    private static bool IsAbout(VoiceSite voice, Guid call, Guid booking) =>
        voice
            .Site.App.WithDataAsync(db => db.Set<OutgoingCall>().AnyAsync(c => c.Id == call && c.BookingId == booking))
            .GetAwaiter()
            .GetResult();

    private static Task<int> AddCallAsync(VoiceSite voice) =>
        voice.Site.App.WithDataAsync(db =>
        {
            var content = voice.Site.App.Services.GetRequiredService<CallContent>();
            db.Add(
                new OutgoingCall
                {
                    Id = Guid.NewGuid(),
                    AccountId = voice.Site.Client,
                    Kind = "booking-news",
                    SubjectKey = "booking:x",
                    Language = "fr",
                    CreatedAt = voice.Site.Clock.GetUtcNow(),
                    NextAt = voice.Site.Clock.GetUtcNow(),
                    ProtectedContent = content.Protect(new Web.Notifications.NotificationContent("Titre", ["Phrase."], "Voir", "/")),
                }
            );
            return db.SaveChangesAsync();
        });
}
