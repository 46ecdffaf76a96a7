using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Browser.Tests.Pages;

/// <summary>One site with the <see cref="SmallDirectory"/> for the journeys of a class.</summary>
public sealed class DirectoryFixture : IAsyncLifetime
{
    private readonly AppHost app = AppHost.OnSqlite();

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<Professional> People { get; private set; } = [];

    /// <summary>Addresses of every kind of page of the directory, full and empty.</summary>
    public IReadOnlyList<string> Paths =>
        [
            "/",
            "/professionals?what=plombier&where=Lyon",
            "/professionals?what=plombier&category=freelance&language=fr",
            "/ranking",
            "/professionals?what=avocat&where=Lyon",
            "/professionals?what=zzyzx&where=Xyzzyville",
            ProfessionalDirectory.ProfilePath(People[0]),
            ProfessionalDirectory.ProfilePath(People[^1]),
            "/account/sign-in",
            "/account/forgot-password",
            "/account/invitation?code=none",
            "/legal/privacy",
            "/nowhere",
        ];

    public async ValueTask InitializeAsync()
    {
        Address = app.StartOnPort();
        People = await SmallDirectory.FillAsync(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
