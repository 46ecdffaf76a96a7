using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Notifications;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

/// <summary>A meal taken is a mark for payroll, said by the substitute: never a break, and changed by the client with a reason alone.</summary>
public sealed class MealTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_meal_of_the_time_sheet_takes_no_minute_and_is_changed_with_a_reason_that_is_told()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app, days: 2);
        await app.WithDataAsync(async db =>
        {
            await db.Set<ReplacementDay>().ExecuteUpdateAsync(set => set.SetProperty(d => d.SubstituteId, awa.Id));
            return await db.Set<ReplacementRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReplacementState.Filled));
        });
        clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);
        Assert.True(
            await app.UseAsync<TimeSheetBook, bool>(async book =>
            {
                var (asked, _, sheet) = (await book.OpenAsync(awa.AccountId, request, None))!.Value;
                var first = sheet.Lines.MinBy(line => line.Date)!;
                return await book.SaveAsync(
                    asked,
                    sheet,
                    [new WorkedBlock(first.DayId, 480, 960, 30, HadMeal: true, null)],
                    submits: true,
                    None
                );
            })
        );

        var lines = await LinesAsync(app);
        Assert.Equal([true, false], lines.Select(line => line.HadMeal));
        Assert.Equal([450, 450], lines.Select(line => line.WorkedMinutes));
        Assert.Equal(ApprovalAnswer.NeedsJustification, await ApproveAsync(lines[0], hadMeal: false, " "));
        var told = await ToldAsync();
        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(lines[0], hadMeal: false, "Elle a mangé chez elle"));
        Assert.Equal(told + 1, await ToldAsync());
        Assert.Equal(ApprovalAnswer.Done, await ApproveAsync(lines[1], hadMeal: false, null));

        lines = await LinesAsync(app);
        Assert.Equal((false, "Elle a mangé chez elle", 450), (lines[0].HadMeal, lines[0].Justification, lines[0].ApprovedMinutes));
        Assert.NotNull(lines[0].ContestBy);
        Assert.Null(lines[1].ContestBy);

        Task<ApprovalAnswer> ApproveAsync(TimeSheetLine line, bool hadMeal, string? why) =>
            app.UseAsync<HoursApproval, ApprovalAnswer>(a => a.ApproveAsync(site.Client, line.Id, 0, hadMeal, why, None));

        Task<int> ToldAsync() =>
            app.WithDataAsync(db => db.Set<Notice>().CountAsync(n => n.AccountId == awa.AccountId && n.Kind == ReplacementKinds.Hours));
    }

    private static Task<List<TimeSheetLine>> LinesAsync(AppHost app) =>
        app.WithDataAsync(db => db.Set<TimeSheetLine>().AsNoTracking().OrderBy(l => l.Date).ToListAsync());
}
