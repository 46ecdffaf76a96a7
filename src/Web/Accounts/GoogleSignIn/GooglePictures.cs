using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Remembers where the photo of a Google account is, and fetches it once its owner asks.</summary>
public sealed partial class GooglePictures(
    IDbContextFactory<VisavisDbContext> contexts,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<GooglePictures> logger
)
{
    public const string ClientName = "google-pictures";

    /// <summary>Of a portrait of 480 pixels; what is longer is something else.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Goes where it is sent and nowhere else, and tells nothing of anybody.</summary>
    public static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = Patience,
        };

    /// <summary>Told at a sign-in; an address that is not Google's own is forgotten at once.</summary>
    internal async Task RememberAsync(Guid accountId, GoogleIdentity identity, CancellationToken cancellationToken)
    {
        if (GooglePictureAddress.Read(identity.Picture) is not { } address)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Set<GooglePicture>().SingleOrDefaultAsync(p => p.AccountId == accountId, cancellationToken);
        if (row?.Address == address)
        {
            return;
        }

        if (row is null)
        {
            row = new GooglePicture { AccountId = accountId, Address = address };
            db.Add(row);
        }

        (row.Address, row.ToldAt) = (address, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another tab signed in at the same moment and was told the same.
        }
    }

    public async Task<bool> IsKnownAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<GooglePicture>().AnyAsync(p => p.AccountId == accountId, cancellationToken);
    }

    /// <summary>Null when there is none, or Google does not give it in time, as it is or in a reasonable size.</summary>
    public async Task<MemoryStream?> FetchAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var told = await db.Set<GooglePicture>()
            .Where(p => p.AccountId == accountId)
            .Select(p => p.Address)
            .SingleOrDefaultAsync(cancellationToken);
        if (GooglePictureAddress.Read(told) is not { } address)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.GetAsync(
                GooglePictureAddress.LargeOf(address),
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            if (answer.StatusCode != System.Net.HttpStatusCode.OK)
            {
                Log.NotGiven(logger, $"status {(int)answer.StatusCode}");
                return null;
            }

            await using var body = await answer.Content.ReadAsStreamAsync(either.Token);
            return await ReadAsync(body, either.Token);
        }
        catch (Exception problem)
            when (problem is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested
            )
        {
            Log.NotGiven(logger, problem.GetType().Name);
            return null;
        }
    }

    /// <summary>Null as soon as it is longer than a portrait may be, whatever its header said.</summary>
    private async Task<MemoryStream?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > MostBytes)
            {
                Log.NotGiven(logger, "too long");
                await content.DisposeAsync();
                return null;
            }

            content.Write(buffer, 0, read);
        }

        content.Position = 0;
        return content;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 4003, Level = LogLevel.Warning, Message = "A portrait could not be taken over from Google ({Problem})")]
        public static partial void NotGiven(ILogger logger, string problem);
    }
}
