using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// Whether the site may listen where it is told to, asked before the database is migrated and the demo directory made: a server that fails at
/// its start prints a page of trace instead.
/// </summary>
public static class ListeningAddresses
{
    private const string Key = "ASPNETCORE_URLS (or --urls)";
    private const int LastPort = 65_535;

    /// <exception cref="ConfigurationException">An address cannot be read, or cannot be had.</exception>
    public static void CheckAddresses(this WebApplication app)
    {
        // Endpoints of their own replace the addresses.
        if (!app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            foreach (
                var url in (app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(
                    ';',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            {
                Check(url);
            }
        }
    }

    /// <summary>The same of a failure that came all the same, or null when it is none of these.</summary>
    public static string? Describe(Exception problem) =>
        problem is IOException { InnerException: AddressInUseException } taken
            ? $"{Key}: {taken.Message.TrimEnd('.')}. Stop the other program, or choose another port."
            : null;

    private static void Check(string url)
    {
        var address = Parse(url);
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return;
        }

        foreach (var candidate in Candidates(address.Host))
        {
            try
            {
                using var socket = new Socket(candidate.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                if (candidate.AddressFamily == AddressFamily.InterNetworkV6 && candidate.Equals(IPAddress.IPv6Any))
                {
                    socket.DualMode = true;
                }

                socket.Bind(new IPEndPoint(candidate, address.Port));
            }
            catch (SocketException e) when (Remedy(e.SocketErrorCode, address) is { } remedy)
            {
                throw new ConfigurationException(Key, $"{url} {remedy}", e);
            }
            catch (SocketException)
            {
                // A machine without IPv6; if nothing can be had at all, the server says so.
            }
        }
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port is >= 0 and <= LastPort)
            {
                return address;
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new ConfigurationException(Key, $"'{url}' is not an address to listen on. Write one such as http://localhost:5080.");
    }

    private static IPAddress[] Candidates(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : IPAddress.TryParse(host, out var address) ? [address]
        : [IPAddress.IPv6Any];

    private static string? Remedy(SocketError error, BindingAddress address) =>
        error switch
        {
            SocketError.AddressAlreadyInUse =>
                $"is taken by another program. Stop it, or choose another port, for example {address.Scheme}://{address.Host}:{OtherPort(address.Port)}.",
            SocketError.AccessDenied => "may not be used by this account: ports below 1024 are the system's. Choose a higher one.",
            SocketError.AddressNotAvailable when IPAddress.TryParse(address.Host, out _) => "is not an address of this machine.",
            _ => null,
        };

    private static int OtherPort(int port) => port < LastPort ? port + 1 : port - 1;
}
