using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.TestSupport.Accounts;

/// <summary>Puts accounts into a host's database, and reads them back.</summary>
public static class AccountsOnSite
{
    private static readonly DateTimeOffset Joined = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A finished visitor's account that the demo sign-in offers, unless <paramref name="change"/> says otherwise.</summary>
    public static async Task<Account> AddAccountAsync(this AppHost app, string name = "Paul Petit", Action<Account>? change = null)
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            DisplayName = name,
            CreatedAt = Joined,
            TermsAcceptedAt = Joined,
            IsDemo = true,
        };
        change?.Invoke(account);
        await app.WithDataAsync(db =>
        {
            db.Add(account);
            return db.SaveChangesAsync();
        });
        return account;
    }

    public static async Task<T> WithDataAsync<T>(this AppHost app, Func<VisavisDbContext, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<VisavisDbContext>());
    }

    public static Task<Account> ReadAccountAsync(this AppHost app, Guid id) =>
        app.WithDataAsync(db => db.Users.SingleAsync(a => a.Id == id));
}
