using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;

namespace Visavis.Signaling.Relay;

/// <summary>The hub reads from its pipe as ever, and writes straight to the socket.</summary>
internal sealed class DirectTransport(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input => input;

    public PipeWriter Output => output;

    /// <summary>Connection middleware that puts it in place for the life of a connection.</summary>
    public static ConnectionDelegate Use(ConnectionDelegate next) =>
        async connection =>
        {
            if (connection.GetHttpContext()?.Features.Get<RelaySocketFeature>() is not { } feature)
            {
                await next(connection);
                return;
            }

            var pipes = connection.Transport;
            connection.Transport = new DirectTransport(pipes.Input, new DirectOutput(feature, pipes.Output));
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = pipes;
            }
        };
}
