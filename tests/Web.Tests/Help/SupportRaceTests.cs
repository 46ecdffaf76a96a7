using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Help.Support;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Help;

/// <summary>Two of the staff take up the same message.</summary>
public sealed class SupportRaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_several_who_answer_at_once_one_writes_to_the_person_and_the_others_are_told(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var staff = new List<Guid>();
        foreach (var name in new[] { "Ada", "Bea", "Cléo", "Dina" })
        {
            staff.Add((await app.AddAccountAsync(name, a => a.IsAdministrator = true)).Id);
        }

        var number = (
            await app.UseAsync<SupportDesk, SupportRequest>(desk =>
                desk.TakeAsync(SupportKind.Question, "nina@exemple.fr", "Comment faire ?", null, "fr", Token)
            )
        ).Number;

        var answered = await Task.WhenAll(
            staff.Select(id => app.UseAsync<SupportDesk, bool>(desk => desk.AnswerAsync(number, id, $"Réponse de {id:N}", Token)))
        );

        var winner = staff[Array.IndexOf(answered, true)];
        Assert.Single(answered, done => done);
        var request = await app.WithDataAsync(db => db.Set<SupportRequest>().SingleAsync(Token));
        Assert.Equal((winner, $"Réponse de {winner:N}"), (request.AnsweredById!.Value, request.Answer));
        Assert.Equal(1, await app.WithDataAsync(db => db.Mails.CountAsync(m => m.Kind == SupportDesk.AnswerKind, Token)));

        // Whoever comes a day later with the old page finds it answered, too.
        Assert.False(await app.UseAsync<SupportDesk, bool>(desk => desk.AnswerAsync(number, staff[0], "Encore une", Token)));
        Assert.Equal(1, await app.WithDataAsync(db => db.Mails.CountAsync(m => m.Kind == SupportDesk.AnswerKind, Token)));
    }
}
