using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

/// <summary>Hours of replacements follow the rules of the hours of services: told, contested, approved by silence, and never unseen.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class HoursContestTests
{
    private const int Block = 450;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_change_is_told_and_can_be_contested_and_silence_approves_what_was_agreed_and_no_more()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app, days: 2);
        await FillAsync(app, request, awa);
        // Thursday 24 December: Christmas and New Year’s Day are no working days.
        clock.Now = new DateTimeOffset(2026, 12, 24, 9, 0, 0, TimeSpan.Zero);
        var before = await ToldAsync(app, site.Client);
        Assert.True(await SubmitAsync(app, awa, request));
        Assert.Equal(before + 1, await ToldAsync(app, site.Client));
        var lines = await LinesAsync(app);
        Assert.All(lines, line => Assert.Equal(new DateTimeOffset(2027, 1, 4, 23, 0, 0, TimeSpan.Zero), line.ApproveBy));
        Assert.Equal([Block, Block + 90], lines.Select(line => line.WorkedMinutes));

        // The first is changed, contested, and no silence touches it; the second is longer than agreed, and nobody answers.
        var told = await ToldAsync(app, awa.AccountId);
        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(app, site.Client, lines[0].Id, -60, "Partie à 15 h"));
        Assert.Equal(told + 1, await ToldAsync(app, awa.AccountId));
        Assert.False(await ContestAsync(app, awa, request, lines[0].Id, " "));
        Assert.False(await ContestAsync(app, awa, request, lines[1].Id, "Rien n’a changé"));
        Assert.True(await ContestAsync(app, awa, request, lines[0].Id, "Je suis restée"));
        Assert.False(await ContestAsync(app, awa, request, lines[0].Id, "Encore"));
        clock.Now = lines[0].ApproveBy!.Value.AddSeconds(-1);
        await TickAsync(app);
        Assert.All(await LinesAsync(app), line => Assert.Null(line.ApprovedAt));
        clock.Now = clock.Now.AddSeconds(1);
        await TickAsync(app);

        lines = await LinesAsync(app);
        Assert.Equal((null, "Je suis restée", 0), (lines[0].ApprovedAt, lines[0].Contest, lines[0].AdjustmentMinutes));
        Assert.Equal((true, Block, -90), (lines[1].IsBySilence, lines[1].ApprovedMinutes, lines[1].AdjustmentMinutes));
        // What silence took off goes back to who worked, like any change.
        Assert.Equal(told + 2, await ToldAsync(app, awa.AccountId));
        Assert.True(lines[1].ContestBy > clock.Now);

        // Only what was on the screen is approved at once.
        Assert.Equal(0, await ApproveAllAsync(app, site.Client, lines[1].Id));
        Assert.Equal(1, await ApproveAllAsync(app, site.Client, lines[0].Id, lines[1].Id));
        Assert.True(await ContestAsync(app, awa, request, lines[1].Id, "La réunion a duré"));
        // What is approved by hand afterwards is not said to be approved by silence.
        Assert.False((await LinesAsync(app))[1].IsBySilence);
    }

    [Fact]
    public async Task A_day_that_was_given_back_leaves_the_sheet_that_had_been_begun()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var zoe = await site.AddSubstituteAsync(app, "Zoé Petit");
        var request = await site.AskAsync(app, days: 2);
        await FillAsync(app, request, awa);
        Assert.True(await SubmitAsync(app, awa, request, submits: false));
        Assert.Equal(2, (await LinesAsync(app)).Count);

        // The second day is somebody else’s now.
        var second = ReplacementSite.FirstDay.AddDays(1);
        await app.WithDataAsync(db =>
            db.Set<ReplacementDay>().Where(d => d.Date == second).ExecuteUpdateAsync(set => set.SetProperty(d => d.SubstituteId, zoe.Id))
        );
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        Assert.True(await SubmitAsync(app, awa, request));

        Assert.Equal(ReplacementSite.FirstDay, Assert.Single(await LinesAsync(app)).Date);
    }

    [Fact]
    public async Task After_five_working_days_a_change_stands()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app);
        await FillAsync(app, request, awa);
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        await SubmitAsync(app, awa, request);
        var line = (await LinesAsync(app))[0].Id;
        await ApproveAsync(app, site.Client, line, 30, "Restée plus longtemps");

        clock.Now = (await LinesAsync(app))[0].ContestBy!.Value;

        Assert.False(await ContestAsync(app, awa, request, line, "Trop tard"));
        Assert.NotNull((await LinesAsync(app))[0].ApprovedAt);
    }

    [Fact]
    public async Task What_was_approved_is_reopened_by_either_side_with_a_reason_and_waits_again_for_a_hand()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var other = await site.AddSubstituteAsync(app, "Zoé Petit");
        var request = await site.AskAsync(app);
        await FillAsync(app, request, awa);
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        await SubmitAsync(app, awa, request);
        var line = (await LinesAsync(app))[0].Id;
        Assert.Equal(ApprovalAnswer.Already, await ReopenAsync(app, site.Client, line, "Trop tôt"));

        foreach (var (by, told, change) in new[] { (site.Client, awa.AccountId, -30), (awa.AccountId, site.Client, 0) })
        {
            Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(app, site.Client, line, change, "Partie plus tôt"));
            clock.Now = clock.Now.AddDays(30);
            var (before, own) = (await ToldAsync(app, told), await ToldAsync(app, by));
            Assert.Equal(ApprovalAnswer.Absent, await ReopenAsync(app, other.AccountId, line, "Non"));
            Assert.Equal(ApprovalAnswer.NeedsJustification, await ReopenAsync(app, by, line, " "));

            Assert.Equal(ApprovalAnswer.Done, await ReopenAsync(app, by, line, "La feuille était juste"));

            Assert.Equal((before + 1, own), (await ToldAsync(app, told), await ToldAsync(app, by)));
            clock.Now = clock.Now.AddDays(30);
            await TickAsync(app);
            var open = (await LinesAsync(app))[0];
            Assert.Equal((null, 0, "La feuille était juste"), (open.ApprovedAt, open.AdjustmentMinutes, open.Contest));
        }

        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(app, site.Client, line, 0, ""));
        Assert.Equal(Block, (await LinesAsync(app))[0].ApprovedMinutes);
    }

    [Fact]
    public async Task After_a_contest_the_client_agrees_with_what_stands_or_with_what_who_worked_enters_and_never_alone_with_another_number()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app);
        await FillAsync(app, request, awa);
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        await SubmitAsync(app, awa, request);
        var line = (await LinesAsync(app))[0].Id;
        Assert.False(await CorrectAsync(app, awa, request, 9 * 60));
        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(app, site.Client, line, -60, "Partie plus tôt"));
        Assert.True(await ContestAsync(app, awa, request, line, "Je suis restée"));

        Assert.Equal(ApprovalAnswer.Contested, await ApproveAsync(app, site.Client, line, -60, "Partie plus tôt, vraiment"));
        var before = (await LinesAsync(app))[0];
        Assert.Null(before.ApprovedAt);

        var told = await ToldAsync(app, site.Client);
        Assert.True(await CorrectAsync(app, awa, request, before.StartMinute + 30));
        Assert.Equal(told + 1, await ToldAsync(app, site.Client));
        var corrected = (await LinesAsync(app))[0];
        Assert.Equal((before.WorkedMinutes - 30, (DateTimeOffset?)null), (corrected.WorkedMinutes, corrected.ApprovedAt));
        // Two months of silence approve nothing.
        clock.Now = clock.Now.AddDays(60);
        await TickAsync(app);
        Assert.Null((await LinesAsync(app))[0].ApprovedAt);

        // The number of before was on the screen, not this one.
        Assert.Equal(
            ApprovalAnswer.Already,
            await app.UseAsync<HoursApproval, ApprovalAnswer>(a =>
                a.ApproveAsync(site.Client, line, 0, corrected.HadMeal, null, None, before.WorkedMinutes)
            )
        );
        Assert.Equal(
            ApprovalAnswer.Done,
            await app.UseAsync<HoursApproval, ApprovalAnswer>(a =>
                a.ApproveAsync(site.Client, line, 0, corrected.HadMeal, null, None, corrected.WorkedMinutes)
            )
        );
        Assert.False(await CorrectAsync(app, awa, request, before.StartMinute));
    }

    [Fact]
    public async Task A_contested_change_leaves_the_line_as_it_was_sent_with_its_meal_and_without_the_reason()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app);
        await FillAsync(app, request, awa);
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        await SubmitAsync(app, awa, request);
        var sent = (await LinesAsync(app))[0];
        var changed = await app.UseAsync<HoursApproval, ApprovalAnswer>(a =>
            a.ApproveAsync(site.Client, sent.Id, -60, !sent.HadMeal, "Repas apporté", None)
        );
        Assert.Equal((ApprovalAnswer.Done, !sent.HadMeal), (changed, (await LinesAsync(app))[0].HadMeal));

        Assert.True(await ContestAsync(app, awa, request, sent.Id, "J’ai mangé avec les enfants"));

        var back = (await LinesAsync(app))[0];
        Assert.Equal((sent.HadMeal, 0, null), (back.HadMeal, back.AdjustmentMinutes, back.Justification));
        // Once more withdrawn, nothing turns over.
        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(app, site.Client, sent.Id, 0, ""));
        Assert.Equal(ApprovalAnswer.Done, await ReopenAsync(app, awa.AccountId, sent.Id, "Encore"));
        Assert.Equal(sent.HadMeal, (await LinesAsync(app))[0].HadMeal);
    }

    [Theory]
    [InlineData(ClientChannel.Email, 14)]
    [InlineData(ClientChannel.Telephone, 21)]
    [InlineData(ClientChannel.Letter, 21)]
    public async Task Who_is_told_by_telephone_or_letter_has_ten_working_days(ClientChannel channel, int day)
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app);
        await FillAsync(app, request, awa);
        await app.WithDataAsync(db =>
        {
            foreach (var account in new[] { site.Client, awa.AccountId })
            {
                db.Add(
                    new ChannelChoice
                    {
                        AccountId = account,
                        Channel = channel,
                        ChangedAt = clock.Now,
                    }
                );
            }

            return db.SaveChangesAsync();
        });
        // A Monday: the last of the days is a Monday too, which is over when Tuesday begins.
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        await SubmitAsync(app, awa, request);

        var line = (await LinesAsync(app))[0];
        var until = new DateTimeOffset(2026, 12, day, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(until, line.ApproveBy);
        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(app, site.Client, line.Id, -30, "Partie plus tôt"));
        Assert.Equal(until, (await LinesAsync(app))[0].ContestBy);
    }

    [Fact]
    public async Task Silence_means_nothing_before_the_letter_left_and_the_delay_runs_from_then()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app);
        await FillAsync(app, request, awa);
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        await SubmitAsync(app, awa, request);
        var subject = AnswerDelays.SubjectOf(request, site.Client);
        await app.WithDataAsync(db =>
        {
            db.Add(
                new Letter
                {
                    Id = Guid.NewGuid(),
                    AccountId = site.Client,
                    Kind = "replacement-hours",
                    SubjectKey = subject,
                    Title = "Des heures à approuver",
                    Language = "fr",
                    QueuedAt = clock.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        clock.Now = new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);
        await TickAsync(app);
        Assert.Null((await LinesAsync(app))[0].ApprovedAt);

        await app.WithDataAsync(db => db.Set<Letter>().ExecuteUpdateAsync(set => set.SetProperty(l => l.SentAt, clock.Now)));
        Assert.True(subject.Length <= 80);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            foreach (var listener in scope.ServiceProvider.GetServices<ILetterSent>())
            {
                await listener.SentAsync(subject, None);
            }

            await scope.ServiceProvider.GetRequiredService<VisavisDbContext>().SaveChangesAsync();
        }

        // A Wednesday: five working days later it is Wednesday again.
        var until = new DateTimeOffset(2026, 12, 23, 23, 0, 0, TimeSpan.Zero);
        clock.Now = until.AddSeconds(-1);
        await TickAsync(app);
        Assert.Equal((null, until), ((await LinesAsync(app))[0].ApprovedAt, (await LinesAsync(app))[0].ApproveBy));
        clock.Now = until;
        await TickAsync(app);
        Assert.True((await LinesAsync(app))[0].IsBySilence);
    }

    private static Task<bool> CorrectAsync(AppHost app, Substitute substitute, Guid request, int start) =>
        app.UseAsync<TimeSheetBook, bool>(async book =>
        {
            var (what, _, sheet) = (await book.OpenAsync(substitute.AccountId, request, None))!.Value;
            var blocks = sheet
                .Lines.Select(l => new WorkedBlock(l.DayId, start, l.EndMinute, l.BreakMinutes, l.HadMeal, "Corrigé"))
                .ToList();
            return await book.SaveAsync(what, sheet, blocks, submits: true, None);
        });

    private static Task<ApprovalAnswer> ReopenAsync(AppHost app, Guid by, Guid line, string why) =>
        app.UseAsync<HoursApproval, ApprovalAnswer>(a => a.ReopenAsync(by, line, why, None));

    private static Task<int> FillAsync(AppHost app, Guid request, Substitute substitute) =>
        app.WithDataAsync(async db =>
        {
            await db.Set<ReplacementDay>()
                .Where(d => d.RequestId == request)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.SubstituteId, substitute.Id));
            return await db.Set<ReplacementRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReplacementState.Filled));
        });

    /// <summary>The last day an hour and a half longer than agreed.</summary>
    private static Task<bool> SubmitAsync(AppHost app, Substitute who, Guid request, bool submits = true) =>
        app.UseAsync<TimeSheetBook, bool>(async book =>
        {
            var (asked, _, sheet) = (await book.OpenAsync(who.AccountId, request, None))!.Value;
            var last = sheet.Lines.Count > 1 ? sheet.Lines.MaxBy(l => l.Date) : null;
            WorkedBlock[] blocks = last is null ? [] : [new WorkedBlock(last.DayId, 480, 1050, 30, HadMeal: false, null)];
            return await book.SaveAsync(asked, sheet, blocks, submits, None);
        });

    private static Task<bool> ContestAsync(AppHost app, Substitute who, Guid request, Guid line, string reason) =>
        app.UseAsync<TimeSheetBook, bool>(async book =>
        {
            var (asked, _, sheet) = (await book.OpenAsync(who.AccountId, request, None))!.Value;
            return await book.ContestAsync(asked, sheet, line, reason, None);
        });

    private static Task<ApprovalAnswer> ApproveAsync(AppHost app, Guid client, Guid line, int adjustment, string why) =>
        app.UseAsync<HoursApproval, ApprovalAnswer>(a => a.ApproveAsync(client, line, adjustment, hadMeal: false, why, None));

    private static Task<int> ApproveAllAsync(AppHost app, Guid client, params Guid[] seen) =>
        app.UseAsync<HoursApproval, int>(a => a.ApproveAllAsync(client, seen, None));

    private static Task TickAsync(AppHost app) => app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(None);

    private static Task<List<TimeSheetLine>> LinesAsync(AppHost app) =>
        app.WithDataAsync(db => db.Set<TimeSheetLine>().AsNoTracking().OrderBy(l => l.Date).ToListAsync());

    private static Task<int> ToldAsync(AppHost app, Guid account) =>
        app.WithDataAsync(db => db.Set<Notice>().CountAsync(n => n.AccountId == account && n.Kind == ReplacementKinds.Hours));
}
